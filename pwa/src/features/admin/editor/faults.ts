/** What is wrong with a field that is one value, in words that say what to do; found here first, since the server says only where. */
import { t } from "../../../i18n/words";
import type { SimpleField } from "./fields";
import { type Path, valueAt } from "./values";

/** The path of a field in its form, and what to do about it. */
export type Faults = Readonly<Record<string, string>>;

const ADDRESS = /^https:\/\/[^\s/]+/;

/** Of the fields at a path of a form. */
export function faultsIn(fields: readonly SimpleField[], value: unknown, path: Path = []): Faults {
  const found = fields.flatMap((field) => {
    const at = [...path, field.name];
    return isWhole(field, valueAt(value, at)) ? [] : [[at.join("."), whatToDo(field)] as const];
  });
  return Object.fromEntries(found);
}

/** Of the one that the server named, where it is among these. */
export function faultAt(fields: readonly SimpleField[], at: string | undefined): Faults {
  const field = fields.find(({ name }) => name === at?.split(/[.[]/).pop());
  return field && at !== undefined ? { [at]: whatToDo(field) } : {};
}

function isWhole(field: SimpleField, value: unknown): boolean {
  const isLeftOut = value === undefined || value === null || value === "";
  if (field.kind === "flag") return true;
  if (field.kind === "numbers") return Array.isArray(value) && value.length > 0;
  if (isLeftOut) return "isOptional" in field && field.isOptional === true;
  if (field.kind === "address") return ADDRESS.test(String(value));
  return typeof value !== "string" || value.trim() !== "";
}

function whatToDo({ kind }: SimpleField): string {
  switch (kind) {
    case "address":
      return t("Een adres begint met https:// en heeft geen spaties.");
    case "day":
      return t("Kies een dag.");
    case "choice":
      return t("Kies er één.");
    case "numbers":
      return t("Kies er één of meer.");
    default:
      return t("Vul dit in, zonder spaties ervoor of erachter.");
  }
}
