/** Fields of what is to be made: a line that has to be filled in, and a choice. */
import type { JSX } from "preact";

interface LineFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
}

export function LineField({ label, value, onType }: LineFieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        required
        maxLength={200}
        pattern=".*\S.*"
        autocomplete="off"
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  /** Each with its words. */
  readonly options: readonly (readonly [string, string])[];
  readonly onPick: (value: string) => void;
}

export function Pick({ label, value, options, onPick }: PickProps): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
