/** How many people there are: one tap for a small group, typing for a large one. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";

const SMALL = 12;
const MOST = 1000;

interface PeoplePadProps {
  readonly value: number | undefined;
  readonly onChoose: (people: number) => void;
}

export function PeoplePad({ value, onChoose }: PeoplePadProps): JSX.Element {
  const isMany = value !== undefined && value > SMALL;
  return (
    <fieldset class="people-pad">
      <legend>{t("Hoeveel mensen doen mee?")}</legend>
      <div class="pad">
        {Array.from({ length: SMALL }, (_, at) => at + 1).map((n) => (
          <button key={n} type="button" aria-pressed={value === n} onClick={() => onChoose(n)}>
            {n}
          </button>
        ))}
      </div>
      <label class="field">
        <span>{t("Meer dan {n}", { n: SMALL })}</span>
        <input
          type="number"
          inputMode="numeric"
          min={0}
          max={MOST}
          value={isMany ? value : ""}
          onChange={({ currentTarget }) => {
            const typed = currentTarget.valueAsNumber;
            if (Number.isInteger(typed) && typed >= 0 && typed <= MOST) onChoose(typed);
          }}
        />
      </label>
    </fieldset>
  );
}
