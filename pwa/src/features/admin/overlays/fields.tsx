/** The fields of one block, each as its kind is typed in. */
import type { JSX } from "preact";
import { directionOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import type { Block } from "../../../sync/blocks";
import type { Answer } from "../../../sync/learning";
import type { Text } from "../../../sync/pictures";
import { type Field, type FieldKind, freshText } from "./slots";

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly block: Block;
  readonly place: string;
  readonly onChange: (block: Block) => void;
}

export function Fields({ fields, block, place, onChange }: FieldsProps): JSX.Element {
  const values = block as unknown as Readonly<Record<string, unknown>>;
  const change = (name: string, value: unknown) => onChange({ ...values, [name]: value } as unknown as Block);
  return (
    <div class="block-fields">
      {fields.map((field) => {
        const Input = INPUTS[field.kind];
        const value = values[field.name] ?? (field.kind === "text" ? freshText(place) : "");
        return (
          <Input
            key={field.name}
            field={field}
            value={value}
            onChange={(changed) => change(field.name, changed)}
          />
        );
      })}
    </div>
  );
}

interface InputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const INPUTS: Readonly<Record<FieldKind, (props: InputProps) => JSX.Element>> = {
  text: TextInput,
  line: (props) => <Line {...props} type="text" />,
  day: (props) => <Line {...props} type="date" />,
  clock: (props) => <Line {...props} type="time" />,
  link: (props) => <Line {...props} type="url" />,
  language: (props) => <Line {...props} type="text" />,
  flag: Flag,
  icon: Icon,
  languages: Languages,
  answers: Answers,
};

function TextInput({ field, value, onChange }: InputProps): JSX.Element {
  const text = value as Text;
  return (
    <label class="field long">
      <Label field={field} />
      <textarea
        rows={2}
        maxLength={4000}
        value={text.text}
        onInput={({ currentTarget }) => onChange({ ...text, text: currentTarget.value })}
      />
    </label>
  );
}

function Line({
  field,
  value,
  onChange,
  type,
}: InputProps & { readonly type: "text" | "date" | "time" | "url" }): JSX.Element {
  return (
    <label class="field">
      <Label field={field} />
      <input
        type={type as "text"} // the types know one literal at a time
        dir="auto"
        maxLength={type === "url" ? 500 : 200}
        required={!field.isOptional}
        pattern={type === "url" ? "https:.+" : undefined}
        value={`${value}`}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}

function Flag({ field, value, onChange }: InputProps): JSX.Element {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{field.label()}</span>
    </label>
  );
}

/** Pictograms of the kit that say what a place does. */
const ICONS: Readonly<Record<string, () => string>> = {
  help: () => t("hulp"),
  talk: () => t("praten"),
  book: () => t("boek"),
  people: () => t("mensen"),
  child: () => t("kind"),
  school: () => t("school"),
  care: () => t("zorg"),
  law: () => t("recht"),
  coin: () => t("geld"),
  phone: () => t("telefoon"),
  pen: () => t("schrijven"),
  wifi: () => t("internet"),
  cup: () => t("koffie of thee"),
  food: () => t("eten"),
  toy: () => t("spelen"),
  bus: () => t("bus"),
  home: () => t("huis"),
};

function Icon({ field, value, onChange }: InputProps): JSX.Element {
  const names = Object.keys(ICONS);
  const all = names.includes(`${value}`) ? names : [`${value}`, ...names];
  return (
    <label class="field">
      <Label field={field} />
      <select value={`${value}`} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {all.map((name) => (
          <option key={name} value={name}>
            {ICONS[name]?.() ?? name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Tags between commas, as in "nl, ar"; kept as they are typed until the field is left. */
function Languages({ field, value, onChange }: InputProps): JSX.Element {
  const tags = Array.isArray(value) ? value : [];
  return (
    <label class="field">
      <Label field={field} />
      <input
        placeholder={t("nl, en, ar")}
        defaultValue={tags.join(", ")}
        onChange={({ currentTarget }) => onChange(currentTarget.value.split(/[\s,]+/).filter(Boolean))}
      />
    </label>
  );
}

function Answers({ field, value, onChange }: InputProps): JSX.Element {
  const answers = value as readonly Answer[];
  const group = answers[0]?.text.id ?? field.name;
  return (
    <fieldset class="spots long">
      <legend>{field.label()}</legend>
      {answers.map((answer, at) => (
        <div class="pick" key={answer.text.id}>
          <input
            aria-label={t("Antwoord {n}", { n: at + 1 })}
            dir={directionOf("nl")}
            value={answer.text.text}
            onInput={({ currentTarget: { value: text } }) =>
              onChange(
                answers.map((kept, place) =>
                  place === at ? { ...kept, text: { ...kept.text, text } } : kept,
                ),
              )
            }
          />
          <label class="pick">
            <input
              type="radio"
              name={group}
              checked={answer.right === true}
              onChange={() =>
                onChange(
                  answers.map(({ right: _, ...kept }, place) =>
                    place === at ? { ...kept, right: true } : kept,
                  ),
                )
              }
            />
            {t("goed")}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function Label({ field }: { readonly field: Field }): JSX.Element {
  return <span>{field.isOptional ? t("{label} (mag leeg)", { label: field.label() }) : field.label()}</span>;
}
