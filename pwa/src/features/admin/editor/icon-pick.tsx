/** Chooses one of the kit's pictograms by its name, which stands beside it. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Pictogram } from "../../../ui/pictogram";
import { PICTOGRAM_NAMES } from "./kit-names";

interface IconPickProps {
  readonly label: string;
  readonly isOptional: boolean;
  /** Empty for none. */
  readonly value: string;
  readonly onPick: (icon: string | undefined) => void;
}

export function IconPick({ label, isOptional, value, onPick }: IconPickProps): JSX.Element {
  return (
    <label class="field with-sign">
      <span>{label}</span>
      <Pictogram name={value} size={32} />
      <select value={value} onChange={(event) => onPick(event.currentTarget.value || undefined)}>
        {isOptional && <option value="">{t("geen")}</option>}
        {Object.entries(PICTOGRAM_NAMES).map(([name, inWords]) => (
          <option key={name} value={name}>
            {inWords()}
          </option>
        ))}
      </select>
    </label>
  );
}
