/** Pages elsewhere. They need internet, and open outside Wegwijs. */
import type { JSX } from "preact";
import { sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import { Icon } from "../icon";
import { PairText } from "./reader";
import type { Run } from "./runs";

export function WebLinks({ blocks }: Run<"web">): JSX.Element {
  return (
    <ul class="webs">
      {blocks.map(({ url, label, text, bytes }) => (
        <li key={url} class="card">
          <a href={url} target="_blank" rel="noopener noreferrer">
            <PairText text={label} as="span" look="title" isPlain />
            <Icon name="away" />
          </a>
          <PairText text={text} />
          <p class="aside">
            <bdi dir="ltr">{new URL(url).host}</bdi> · {t("heeft internet nodig")}
            {bytes && (
              <>
                {" · "}
                <bdi dir="ltr">{sizeInWords(bytes)}</bdi>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
