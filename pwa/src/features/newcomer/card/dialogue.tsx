/** Who says what: the other on one side, the reader on the other. What the reader says can be held up. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { PairText } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";
import { Listen } from "../listen";
import { NoSound } from "../no-sound";
import { ShowLink } from "../show-link";

export function Dialogue({ blocks }: Run<"turn">): JSX.Element {
  return (
    <>
      <NoSound sounds={blocks.map(({ sound }) => sound)} />
      <ol class="dialogue">
        {blocks.map(({ speaker, text, sound }) => (
          <li key={text.id} class={`turn ${speaker}`}>
            <strong class="aside">{speaker === "you" ? t("U") : t("De ander")}</strong>
            <PairText text={text} look="phrase" isBoth />
            <div class="deeds">
              <Listen sound={sound} text={text} />
              {speaker === "you" && <ShowLink text={text} />}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
