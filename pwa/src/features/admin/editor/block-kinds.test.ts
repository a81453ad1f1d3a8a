import { expect, it } from "vitest";
import { blocks } from "../../../sync/blocks";
import { BLOCK_KINDS } from "./block-kinds";
import type { Kind } from "./content";
import type { Field } from "./fields";
import { isText, textsIn, valueAt } from "./values";

const KINDS = Object.keys(BLOCK_KINDS) as Kind[];

function minter(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `t${made}`;
  };
}

/** As a document would have it once somebody has typed. */
function published(value: unknown, name = ""): unknown {
  if (isText(value)) return { id: `K-1.${value.id}`, text: "Woorden." };
  if (Array.isArray(value)) return value.map((item) => published(item));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, published(item, key)]));
  if (name === "url") return "https://voorbeeld.nl";
  return value === "" ? "woord" : value;
}

it.each(KINDS)("a new %s, once it is filled in, is one that a phone shows", (kind) => {
  const fresh = BLOCK_KINDS[kind].fresh(minter(), "2026-11-30");
  expect(fresh.type).toBe(kind);
  expect(blocks([published(fresh)])).toHaveLength(1);
});

it.each(KINDS)(
  "a new %s has a field for each thing that it holds, and each text an id of its own",
  (kind) => {
    const fresh = BLOCK_KINDS[kind].fresh(minter(), "2026-11-30");
    const names = BLOCK_KINDS[kind].fields.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(fresh).filter((name) => name !== "type")));
    const ids = textsIn(fresh).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

it.each(KINDS)("what may not be left empty in a %s is there from the start", (kind) => {
  const fresh = BLOCK_KINDS[kind].fresh(minter(), "2026-11-30");
  const isOptional = (field: Field) =>
    ("isOptional" in field && field.isOptional) || field.kind === "flag" || field.name === "languages";
  for (const field of BLOCK_KINDS[kind].fields.filter((one) => !isOptional(one)))
    expect(valueAt(fresh, [field.name]), field.name).toBeDefined();
});
