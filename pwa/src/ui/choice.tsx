/** One choice out of a few, as real radio buttons: a row of tabs or a list of large rows. */
import type { ComponentChildren, JSX } from "preact";
import { directionOf } from "../i18n/languages";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly text: ComponentChildren;
  /** Language of the text where it is not the interface's. */
  readonly lang?: string;
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  readonly look: "tabs" | "rows" | "chips";
  readonly isLegendHidden?: boolean;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  return (
    <fieldset class={`choice ${props.look}`}>
      <legend class={props.isLegendHidden ? "hidden" : undefined}>{props.legend}</legend>
      <div class="options">
        {props.options.map((option) => (
          <label
            key={option.value}
            lang={option.lang}
            dir={option.lang === undefined ? undefined : directionOf(option.lang)}
          >
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChoose(option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
