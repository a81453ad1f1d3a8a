/** How an iPhone puts a page on its home screen, in three pictures. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { Icon } from "../../ui/icon";
import { Tile } from "../../ui/tile";

export function HomeScreenSteps(): JSX.Element {
  return (
    <ol class="three-steps">
      <li>
        <Icon name="share" size={40} />
        <span>{t("Tik op delen")}</span>
      </li>
      <li>
        <Icon name="plus" size={40} />
        <span>{t("Zet op beginscherm")}</span>
      </li>
      <li>
        <Tile id="wegwijs" size={40} />
        <span>{t("Open Wegwijs")}</span>
      </li>
    </ol>
  );
}
