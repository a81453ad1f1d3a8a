/** For who lends a tablet to one guest after the other; folded, because on somebody's own phone it would wipe too much. */
import type { JSX } from "preact";
import { isGuestTablet } from "../../../app/state";
import { t } from "../../../i18n/words";
import { keepGuestTablet, noteTouch } from "../../../store/guest";
import { Icon } from "../../../ui/icon";
import { Isolated } from "../../../ui/isolated";

export function Tablet(): JSX.Element {
  return (
    <details class="group">
      <summary class="node-head">
        <Icon name="library" />
        <span class="pair-title">
          <strong>{t("Tablet van de bieb")}</strong>
        </span>
      </summary>
      <label class="switch">
        <input
          type="checkbox"
          checked={isGuestTablet.value}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
        <span>
          <Isolated text={t("Wis alle sporen als 90 seconden niemand de tablet aanraakt")} />
        </span>
      </label>
    </details>
  );
}

function turn(isOn: boolean): void {
  keepGuestTablet(isOn);
  noteTouch(isOn ? Date.now() : null);
  isGuestTablet.value = isOn;
}
