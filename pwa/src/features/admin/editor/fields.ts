/** What may be filled in: the kinds of fields of which the forms of cards, blocks and facts are made. */
import { t } from "../../../i18n/words";
import type { DutchText } from "./content";

interface Named {
  readonly name: string;
  readonly label: () => string;
}

interface Optional {
  readonly isOptional?: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: () => string;
}

/** One type for each kind, so that a field is known by its kind. */
type Of<Kind extends string, More = object> = Kind extends string
  ? Named & More & { readonly kind: Kind }
  : never;

/** A field that is one value. */
export type SimpleField =
  | Of<"line" | "address" | "day", Optional>
  | Of<"number", Optional & { readonly min: number; readonly max: number }>
  | Of<"choice", Optional & { readonly options: readonly Option[] }>
  | Of<"numbers", { readonly options: readonly Option[] }>
  | Of<"flag" | "clock">;

/** One field of a block or of an item in it. */
export type Field =
  | SimpleField
  | Of<"text", Optional & { readonly isLong?: boolean }>
  | Of<"fact" | "icon" | "picture" | "sound", Optional>
  | Of<"language" | "languages">
  | Of<"items", Items>;

interface Items {
  /** What one of them is called, on the buttons about it. */
  readonly one: (n: number) => string;
  readonly more: () => string;
  readonly min: number;
  readonly max: number;
  /** Of each item; where there are none the item itself is a text. */
  readonly fields: readonly Field[];
  readonly fresh: (mint: Mint) => object;
  /** A flag that one of them has, and no other. */
  readonly single?: string;
}

/** Makes the id of a new text. */
export type Mint = () => string;

export function emptyText(mint: Mint): DutchText {
  return { id: mint(), nl: "" };
}

export const TONES: readonly Option[] = [
  { value: "canal", label: () => t("groenblauw") },
  { value: "saffron", label: () => t("geel") },
  { value: "brick", label: () => t("rood") },
  { value: "indigo", label: () => t("blauw") },
  { value: "leaf", label: () => t("groen") },
  { value: "plum", label: () => t("paars") },
];
