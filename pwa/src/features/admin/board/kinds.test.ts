import { expect, it } from "vitest";
import type { Kind, Work } from "./board-api";
import { KINDS } from "./kinds";

it.each([
  ["facts", { pack: "wonen", at: "licht" }, "#/packs/wonen/licht"],
  ["signatures", { at: "root" }, "#/publish"],
  ["gates", { pack: "wonen", resource: "W1", at: "W1.p1", rule: "links" }, "#/card/W1/p1"],
  ["gates", { pack: "wonen", resource: "W1", rule: "unsafe" }, "#/card/W1"],
  ["gates", { pack: "wonen", at: "licht", rule: "sources" }, "#/packs/wonen/licht"],
  ["gates", { pack: "wonen", at: "huis.webp", rule: "image" }, "#/media/wonen"],
  ["gates", { pack: "wonen", language: "ar", rule: "weight" }, "#/packs/wonen"],
  [
    "gates",
    { pack: "wonen", resource: "W1", language: "ar", at: "W1.p1", rule: "digits" },
    "#/translations/wonen/ar/W1.p1",
  ],
  ["questions", { at: "a b" }, "#/questions/a%20b"],
  ["outdated", { pack: "wonen", language: "ar" }, "#/translations/wonen/ar/open"],
  ["missing", { pack: "wonen", language: "ar" }, "#/translations/wonen/ar/open"],
  ["unreviewed", { pack: "wonen", language: "ar" }, "#/translations/wonen/ar/review"],
  ["hard", { pack: "wonen", resource: "W1", at: "W1.title" }, "#/card/W1/title"],
  ["silent", { pack: "wonen", resource: "W1" }, "#/media/wonen/W1"],
] satisfies readonly (readonly [Kind, Omit<Work, "n">, string])[])(
  "leads from %s %o to the very place",
  (kind, work, href) => {
    expect(KINDS[kind].href({ n: 1, ...work })).toBe(href);
  },
);
