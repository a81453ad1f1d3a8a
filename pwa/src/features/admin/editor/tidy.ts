/** Leaves out what an editor opened and left empty, for it may be left out and may not be empty. */
import { BLOCK_KINDS } from "./block-kinds";
import type { CardContent, SourceBlock } from "./content";
import type { Field } from "./fields";
import { isText, valueAt } from "./values";

/** The card as it is finished, and as a phone would show it now. */
export function tidy(content: CardContent): CardContent {
  const blocks = content.blocks.map((block) => tidied(block, BLOCK_KINDS[block.type].fields));
  return { ...content, blocks };
}

function tidied<Value extends object>(value: Value, fields: readonly Field[]): Value {
  const empty = fields.filter((field) => isLeftEmpty(field, value)).map(({ name }) => name);
  const kept = Object.entries(value).filter(([name]) => !empty.includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, tidiedItems(name, inner, fields)])) as Value;
}

function tidiedItems(name: string, value: unknown, fields: readonly Field[]): unknown {
  const field = fields.find((one) => one.name === name);
  if (field?.kind !== "items" || field.fields.length === 0 || !Array.isArray(value)) return value;
  return value.map((item: SourceBlock) => tidied(item, field.fields));
}

function isLeftEmpty(field: Field, value: object): boolean {
  if (!("isOptional" in field) || !field.isOptional) return false;
  const found = valueAt(value, [field.name]);
  return isText(found) && found.nl.trim() === "";
}
