/** Some out of many, ticked: languages, places. */
import type { JSX } from "preact";

interface CheckListProps {
  readonly legend: string;
  readonly options: readonly (readonly [string, string])[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function CheckList({ legend, options, chosen, onChange }: CheckListProps): JSX.Element {
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset class="checks columns">
      <legend>{legend}</legend>
      {options.map(([value, text]) => (
        <Check key={value} isChecked={chosen.includes(value)} text={text} onToggle={() => toggle(value)} />
      ))}
    </fieldset>
  );
}

interface CheckProps {
  readonly isChecked: boolean;
  readonly text: string;
  readonly onToggle: () => void;
}

export function Check({ isChecked, text, onToggle }: CheckProps): JSX.Element {
  return (
    <label class="switch">
      <input type="checkbox" checked={isChecked} onChange={onToggle} />
      <bdi>{text}</bdi>
    </label>
  );
}
