/** The one thing to do every day. */
import type { JSX } from "preact";
import { settings } from "../../app/state";
import { DUTCH, t } from "../../i18n/words";
import { Icon } from "../../ui/icon";
import { LINKS } from "./links";

export function WordsLink(): JSX.Element {
  return (
    <a class="hero" href={LINKS.words}>
      <span>
        <strong>{t("10 woorden vandaag")}</strong>
        {settings.value.language !== DUTCH && (
          <span lang={DUTCH} dir="ltr">
            10 woorden vandaag
          </span>
        )}
      </span>
      <Icon name="play" size={36} />
    </a>
  );
}
