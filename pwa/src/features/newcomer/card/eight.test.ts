import { expect, it } from "vitest";
import type { Block } from "../../../sync/blocks";
import { sheetFrom } from "./eight";

const BOOK: readonly Block[] = [
  { type: "paragraph", text: { id: "p", text: "Zeg de zin." } },
  group("a", 6),
  group("b", 4),
  group("c", 10),
];

function group(name: string, sentences: number): Block {
  const phrases = Array.from({ length: sentences }, (_, at) => ({
    text: { id: `${name}${at}`, text: "Hallo." },
  }));
  return { type: "phrases", title: { id: name, text: name }, icon: "talk", phrases };
}

function ids(name: string): string | undefined {
  return sheetFrom(BOOK, name)
    ?.map(({ text }) => text.id)
    .join(" ");
}

it("a small group is followed by the next until there are eight", () => {
  expect(ids("a")).toBe("a0 a1 a2 a3 a4 a5 b0 b1");
});

it("a large group is there whole, and its second sheet is full too", () => {
  expect(ids("c")).toBe("c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 a0 a1 a2 a3 a4 a5");
});

it("a book with fewer sentences than eight has each of them once", () => {
  expect(sheetFrom([group("a", 3), group("b", 2)], "b")).toHaveLength(5);
});

it("a group that is gone has no sheet", () => {
  expect(ids("z")).toBeUndefined();
});
