/** When somebody can: seven days by three parts of the day, each a box to tick. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { DAYS, dayName, PARTS, partName } from "../coaching";

interface DayPartGridProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function DayPartGrid({ chosen, onChange }: DayPartGridProps): JSX.Element {
  const toggle = (daypart: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, daypart] : chosen.filter((one) => one !== daypart));
  return (
    <table class="day-parts">
      <caption class="hidden">{t("Dagen en dagdelen")}</caption>
      <thead>
        <tr>
          <td />
          {PARTS.map((part) => (
            <th key={part} scope="col">
              {partName(part)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DAYS.map((day) => (
          <tr key={day}>
            <th scope="row">{dayName(day)}</th>
            {PARTS.map((part) => {
              const daypart = `${day}-${part}`;
              return (
                <td key={part}>
                  <Cell
                    label={`${dayName(day)} ${partName(part)}`}
                    isOn={chosen.includes(daypart)}
                    onChange={(isOn) => toggle(daypart, isOn)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Cell({ label, isOn, onChange }: CellProps): JSX.Element {
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span />
    </label>
  );
}
