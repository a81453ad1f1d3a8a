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
                  <label>
                    <input
                      type="checkbox"
                      aria-label={`${dayName(day)} ${partName(part)}`}
                      checked={chosen.includes(daypart)}
                      onChange={({ currentTarget }) => toggle(daypart, currentTarget.checked)}
                    />
                    <span />
                  </label>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
