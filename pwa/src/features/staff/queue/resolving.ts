/** Two versions of one thing, and what may become of them. Values in, values out (clause 4.5). */
import { mustDecide } from "../../../store/team-records";
import { canonical } from "../../../sync/canonical";
import type { Field, FieldsRecord, Write } from "../../../sync/merging";
import { decodeUtf8 } from "../../../sync/platform";

/** What was written, by whom alike. */
export interface Version {
  readonly value: unknown;
  readonly writes: readonly Write[];
}

/** A field that two devices wrote without knowing of each other. */
export interface Clash {
  readonly record: FieldsRecord;
  readonly name: string;
  readonly versions: readonly Version[];
}

/** How both can be kept: a list of all, one text after the other, or a number that a person chooses. */
export type Both =
  | { readonly way: "list"; readonly value: readonly unknown[] }
  | { readonly way: "texts"; readonly hashes: readonly string[] }
  | { readonly way: "number" };

/** Every field that nobody has decided on, record by record. */
export function clashesIn(all: readonly FieldsRecord[]): readonly Clash[] {
  return all.flatMap((record) =>
    record.is_deleted
      ? []
      : Object.entries(record.fields)
          .map(([name, field]) => ({ record, name, versions: versionsOf(field) }))
          .filter(({ name, versions }) => versions.length > 1 && mustDecide(record, name)),
  );
}

/** What stands there, latest first; what was written alike is one version. */
function versionsOf({ heads }: Field): readonly Version[] {
  const versions = new Map<string, Version>();
  for (const write of heads) {
    const form = decodeUtf8(canonical(write.value));
    const before = versions.get(form);
    versions.set(form, { value: write.value, writes: [...(before?.writes ?? []), write] });
  }
  return [...versions.values()];
}

/** What keeps all of these, where anything can. */
export function bothOf(values: readonly unknown[]): Both | undefined {
  if (values.every(Array.isArray)) {
    const all = values.flat() as readonly unknown[];
    return { way: "list", value: [...new Set(all)] };
  }
  const hashes = values.flatMap((value) => bodyOf(value) ?? []);
  if (hashes.length === values.length) return { way: "texts", hashes };
  return values.every((value) => typeof value === "number") ? { way: "number" } : undefined;
}

/** The hash of the text that stands for this value. */
export function bodyOf(value: unknown): string | undefined {
  const body = (value as { readonly body?: unknown } | null | undefined)?.body;
  return typeof body === "string" ? body : undefined;
}
