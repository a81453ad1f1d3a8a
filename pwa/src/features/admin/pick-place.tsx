/** Which of the places a page is about; nothing is asked where there is one. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import type { Place } from "./team-api";

interface PickPlaceProps {
  readonly places: readonly Place[];
  readonly value: string;
  readonly onPick: (place: string) => void;
  /** What stands for all of them, where that may be picked too. */
  readonly all?: string;
}

export function PickPlace({ places, value, onPick, all }: PickPlaceProps): JSX.Element | null {
  if (places.length < 2) return null;
  return (
    <label class="pick">
      <span>{t("Locatie")}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {places.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
