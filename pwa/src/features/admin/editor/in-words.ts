/** Says where something lies in a card, and what lies there, in an editor's words. */
import { t } from "../../../i18n/words";
import { aboutFields } from "./about-fields";
import { BLOCK_KINDS } from "./block-kinds";
import type { CardContent, Theme } from "./content";
import type { Field } from "./fields";
import { isText, keyOf, textsIn, valueAt } from "./values";

const HEAD: Readonly<Record<string, () => string>> = {
  title: () => t("Titel"),
  summary: () => t("Samenvatting"),
  picture: () => t("Plaatje"),
  keywords: () => t("Zoekwoorden"),
  blocks: () => t("Blokken"),
};

/** What a merge calls the order of a list. */
export const ORDER = "#order";

/** "Stap, blok 2: Uitleg"; items of lists are named by their keys, or by their places. */
export function pathInWords(
  content: CardContent,
  path: readonly (string | number)[],
  themes: readonly Theme[],
): string {
  const [first = "", second, ...rest] = path;
  if (first !== "blocks" || second === undefined) {
    const about = aboutFields(themes).find(({ name }) => name === first);
    return about?.label() ?? HEAD[first]?.() ?? String(first);
  }
  if (second === ORDER) return t("De volgorde van de blokken");
  const at = content.blocks.findIndex((block, place) => isNamed(block, second) || place === second);
  const block = content.blocks[at];
  if (!block) return t("Een blok dat weg is");
  const { name, fields } = BLOCK_KINDS[block.type];
  const named = t("{name}, blok {n}", { name: name(), n: at + 1 });
  const inner = fieldInWords(fields, valueAt(block, []), rest);
  return inner === "" ? named : `${named}: ${inner}`;
}

function fieldInWords(fields: readonly Field[], value: unknown, path: readonly (string | number)[]): string {
  const [name, key, ...rest] = path;
  const field = fields.find((one) => one.name === name);
  if (name === ORDER) return t("de volgorde");
  if (!field || name === undefined) return "";
  if (field.kind !== "items" || key === undefined) return field.label();
  const items = valueAt(value, [name]);
  const list: readonly unknown[] = Array.isArray(items) ? items : [];
  const at = list.findIndex((item, place) => isNamed(item, key) || place === key);
  const one = at < 0 ? field.label() : field.one(at + 1);
  const inner = fieldInWords(field.fields, list[at], rest);
  return inner === "" ? one : `${one}, ${inner}`;
}

/** By the id of one of its texts, or by what it is where it has none. */
function isNamed(item: unknown, name: string | number): boolean {
  return keyOf(item)?.replace(" ", ":") === name || textsIn(item).some(({ id }) => id === name);
}

/** Where the text with this id stands; undefined where the card has none. */
export function textPath(value: unknown, id: string): readonly (string | number)[] | undefined {
  if (isText(value)) return value.id === id ? [] : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = textPath(inner, id);
    if (found) return [Array.isArray(value) ? Number(name) : name, ...found];
  }
  return undefined;
}

export function valueInWords(value: unknown): string {
  if (value === undefined || value === null) return t("(weggehaald)");
  if (typeof value === "string") return value === "" ? t("(leeg)") : value;
  if (typeof value === "boolean") return value ? t("ja") : t("nee");
  if (typeof value === "number") return `${value}`;
  const texts = textsIn(value).map(({ nl }) => nl);
  if (texts.length > 0) return texts.join(" · ");
  return Array.isArray(value) ? value.map(valueInWords).join(", ") : JSON.stringify(value);
}
