/** Draws the fields of a block, an item or a card, each by its kind, and changes the card by their path. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import type { DutchText } from "./content";
import { useDesk } from "./desk";
import { emptyText, type Field } from "./fields";
import { IconPick } from "./icon-pick";
import { LanguageField, LanguagesField } from "./language-fields";
import { mintId } from "./minting";
import { PictureField } from "./picture-field";
import { SimpleField } from "./simple-field";
import { SortedList, useFocusNew } from "./sorted-list";
import { SoundField } from "./sound-field";
import { TextField } from "./text-field";
import { isText, keyOf, moved, type Path, valueAt } from "./values";

interface FormFieldsProps {
  readonly fields: readonly Field[];
  /** What has these fields, and where it lies in the card. */
  readonly value: unknown;
  readonly path: Path;
}

export function FormFields({ fields, value, path }: FormFieldsProps): JSX.Element {
  return (
    <>
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={valueAt(value, [field.name])}
          owner={value}
          path={[...path, field.name]}
        />
      ))}
    </>
  );
}

interface FieldProps<Kind extends Field["kind"] = Field["kind"]> {
  readonly field: Extract<Field, { readonly kind: Kind }>;
  readonly value: unknown;
  readonly path: Path;
}

function OneField({ field, value, owner, path }: FieldProps & { readonly owner: unknown }): JSX.Element {
  const { edit, languages } = useDesk();
  const put = (next: unknown) => edit(path, next);
  switch (field.kind) {
    case "text":
      return <Written label={field.label()} isLong={field.isLong ?? false} value={value} onChange={put} />;
    case "items":
      return <ItemsField field={field} value={value} path={path} />;
    case "picture":
      return <PictureField field={field} value={value} path={path} />;
    case "fact":
      return <FactField field={field} value={value} path={path} />;
    case "sound":
      return <SoundField label={field.label()} value={value} owner={owner} path={path} />;
    case "icon":
      return <IconField field={field} value={value} path={path} />;
    case "languages":
      return <LanguagesField label={field.label()} known={languages} value={value} onChange={put} />;
    case "language":
      return <LanguageField label={field.label()} known={languages} value={value} onChange={put} />;
    default:
      return <SimpleField field={field} value={value} onChange={put} />;
  }
}

interface WrittenProps {
  readonly label: string;
  readonly isLong: boolean;
  readonly value: unknown;
  readonly onChange: (text: DutchText) => void;
}

/** One that is not there yet begins to be when somebody types. */
function Written({ label, isLong, value, onChange }: WrittenProps): JSX.Element {
  const text = isText(value) ? value : emptyText(() => "");
  const change = (next: DutchText) => onChange(next.id === "" ? { ...next, id: mintId() } : next);
  return <TextField label={label} isLong={isLong} text={text} onChange={change} />;
}

/** A telephone number is a fact: chosen, and not typed. */
function FactField({ field, value, path }: FieldProps<"fact">) {
  const { edit, facts } = useDesk();
  return (
    <label class="field">
      <span>{field.label()}</span>
      <select
        value={typeof value === "string" ? value : ""}
        onChange={(event) => edit(path, event.currentTarget.value || undefined)}
      >
        <option value="">{t("geen")}</option>
        {facts
          .filter(({ kind }) => kind === "phone")
          .map((fact) => (
            <option key={fact.id} value={fact.id}>
              {fact.value} ({fact.id})
            </option>
          ))}
      </select>
    </label>
  );
}

function IconField({ field, value, path }: FieldProps<"icon">) {
  const { edit } = useDesk();
  return (
    <IconPick
      label={field.label()}
      isOptional={field.isOptional ?? false}
      value={typeof value === "string" ? value : ""}
      onPick={(icon) => edit(path, icon)}
    />
  );
}

/** A list inside a block: of texts, or of things with fields of their own. */
function ItemsField({ field, value, path }: FieldProps<"items">): JSX.Element {
  const { edit } = useDesk();
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const [area, focusNew] = useFocusNew();
  const add = () => {
    focusNew();
    edit(path, [...items, field.fresh(mintId)]);
  };
  return (
    <fieldset class="items" ref={area} tabIndex={-1}>
      <legend>{field.label()}</legend>
      <SortedList
        items={items}
        label={field.label()}
        keyOf={(item, at) => keyOf(item) ?? `${at}`}
        nameOf={(_, at) => field.one(at + 1)}
        min={field.min}
        onMove={(from, to) => edit(path, moved(items, from, to))}
        onRemove={(at) =>
          edit(
            path,
            items.filter((_, place) => place !== at),
          )
        }
        draw={(item, at) => <ItemFields field={field} item={item} at={at} items={items} path={path} />}
      />
      {items.length < field.max && (
        <Button kind="quiet" icon="add" onClick={add}>
          {field.more()}
        </Button>
      )}
    </fieldset>
  );
}

interface ItemFieldsProps {
  readonly field: Extract<Field, { readonly kind: "items" }>;
  readonly item: unknown;
  readonly at: number;
  readonly items: readonly unknown[];
  readonly path: Path;
}

function ItemFields({ field, item, at, items, path }: ItemFieldsProps): JSX.Element {
  const { edit } = useDesk();
  if (field.fields.length === 0) {
    const put = (text: DutchText) => edit([...path, at], text);
    return <Written label={capital(field.one(at + 1))} isLong={false} value={item} onChange={put} />;
  }
  const { single } = field;
  return (
    <fieldset class="item">
      <legend class="hidden">{field.one(at + 1)}</legend>
      <FormFields
        fields={field.fields.filter(({ name }) => name !== single)}
        value={item}
        path={[...path, at]}
      />
      {single !== undefined && (
        <label class="tick">
          <input
            type="radio"
            name={path.join(" ")}
            checked={valueAt(item, [single]) === true}
            onChange={() => edit(path, onlyAt(items, at, single))}
          />
          <span>{field.fields.find(({ name }) => name === single)?.label()}</span>
        </label>
      )}
    </fieldset>
  );
}

function onlyAt(items: readonly unknown[], at: number, name: string): readonly unknown[] {
  return items.map((item, place) => {
    const { [name]: _, ...rest } = item as Readonly<Record<string, unknown>>;
    return place === at ? { ...rest, [name]: true } : rest;
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
