/** A field that is one value: a line, a day, a clock, a number, an address, a choice or a yes. */
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { t } from "../../../i18n/words";
import type { SimpleField as Simple } from "./fields";

interface SimpleFieldProps {
  readonly field: Simple;
  readonly value: unknown;
  /** What is wrong with it, in words. */
  readonly fault?: string | undefined;
  readonly onChange: (value: unknown) => void;
}

interface InputProps {
  readonly id: string;
  readonly value: string;
  readonly min?: number;
  readonly max?: number;
  readonly autocomplete: "off";
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string;
  readonly onInput: (event: { readonly currentTarget: HTMLInputElement }) => void;
}

const INPUTS = {
  line: (props: InputProps) => <input type="text" {...props} />,
  address: (props: InputProps) => <input type="url" {...props} />,
  day: (props: InputProps) => <input type="date" {...props} max="9999-12-31" />, // a year of four digits
  clock: (props: InputProps) => <input type="time" {...props} />,
  number: (props: InputProps) => <input type="number" {...props} />,
};

export function SimpleField({ field, value, fault, onChange }: SimpleFieldProps): JSX.Element {
  if (field.kind === "flag") return <Flag label={field.label()} value={value} onChange={onChange} />;
  if (field.kind === "numbers")
    return <Numbers field={field} value={value} fault={fault} onChange={onChange} />;
  if (field.kind === "choice")
    return <Chosen field={field} value={value} fault={fault} onChange={onChange} />;
  return <Typed field={field} value={value} fault={fault} onChange={onChange} />;
}

type Of<Kind extends Simple["kind"]> = SimpleFieldProps & { readonly field: Extract<Simple, { kind: Kind }> };

function Chosen({ field, value, fault, onChange }: Of<"choice">): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{field.label()}</label>
      <select
        id={id}
        value={String(value ?? "")}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      >
        {(field.isOptional || !value) && (
          <option value="">{field.isOptional ? t("geen") : t("kies…")}</option>
        )}
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label()}
          </option>
        ))}
      </select>
      <Fault id={`${id}-fault`} text={fault} />
    </div>
  );
}

function Typed({
  field,
  value,
  fault,
  onChange,
}: Of<"line" | "address" | "day" | "number" | "clock">): JSX.Element {
  const id = useId();
  const Input = INPUTS[field.kind];
  const limits = field.kind === "number" ? { min: field.min, max: field.max } : {};
  const put = (typed: string) => {
    const isLeftOut = typed === "" && "isOptional" in field && field.isOptional;
    if (isLeftOut) onChange(undefined);
    else onChange(field.kind === "number" ? Math.round(Number(typed)) : typed);
  };
  return (
    <div class="field">
      <label for={id}>{field.label()}</label>
      <Input
        id={id}
        {...limits}
        value={String(value ?? "")}
        autocomplete="off"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onInput={(event) => put(event.currentTarget.value)}
      />
      <Fault id={`${id}-fault`} text={fault} />
    </div>
  );
}

function Fault({ id, text }: { readonly id: string; readonly text: string | undefined }): JSX.Element {
  return (
    <p id={id} class="fault" hidden={text === undefined}>
      {text}
    </p>
  );
}

interface FlagProps {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Flag({ label, value, onChange }: FlagProps): JSX.Element {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked || undefined)}
      />
      <span>{label}</span>
    </label>
  );
}

/** Any of a few numbers, in their order. */
function Numbers({ field, value, fault, onChange }: Of<"numbers">): JSX.Element {
  const id = useId();
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const turn = (n: number) =>
    onChange(
      field.options
        .map((option) => Number(option.value))
        .filter((one) => (one === n ? !chosen.includes(n) : chosen.includes(one))),
    );
  return (
    <fieldset class="ticks" aria-describedby={`${id}-fault`}>
      <legend>{field.label()}</legend>
      {field.options.map((option) => (
        <label key={option.value} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(Number(option.value))}
            onChange={() => turn(Number(option.value))}
          />
          <span>{option.label()}</span>
        </label>
      ))}
      <Fault id={`${id}-fault`} text={fault} />
    </fieldset>
  );
}
