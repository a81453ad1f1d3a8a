import { describe, expect, it } from "vitest";
import { clashName, merge } from "./merging";

const text = (id: string, nl: string) => ({ id, nl });
const paragraph = (id: string, nl: string) => ({ type: "paragraph", text: text(id, nl) });
const card = (title: string, ...blocks: readonly object[]) => ({
  level: "A2",
  title: text("title", title),
  blocks,
});

const BASE = card("Fiets", paragraph("a", "Een"), paragraph("b", "Twee"), paragraph("c", "Drie"));

function ids({ blocks }: { readonly blocks: readonly object[] }): string {
  return blocks.map((block) => (block as { text: { id: string } }).text.id).join("");
}

describe("two editors of one card", () => {
  it("both keep what only they changed, text by text", () => {
    const mine = card("Fietsen", ...BASE.blocks);
    const theirs = card("Fiets", paragraph("a", "Eerst"), ...BASE.blocks.slice(1));
    const { value, clashes } = merge(BASE, mine, theirs);
    expect(clashes).toEqual([]);
    expect(value).toEqual(card("Fietsen", paragraph("a", "Eerst"), ...BASE.blocks.slice(1)));
  });

  it("are asked about the text that both changed differently, and about no other", () => {
    const mine = card("Fietsen", paragraph("a", "Mijn"), ...BASE.blocks.slice(1));
    const theirs = card("Fietsen", paragraph("a", "Hun"), ...BASE.blocks.slice(1));
    const { value, clashes } = merge(BASE, mine, theirs);
    expect(clashes.map(clashName)).toEqual(["blocks/a/text/nl"]);
    expect(value).toEqual(mine);
    expect(merge(BASE, mine, theirs, () => "theirs").value).toEqual(theirs);
  });

  it("may move blocks and add some at the same time", () => {
    const mine = card("Fiets", BASE.blocks[2] ?? {}, ...BASE.blocks.slice(0, 2));
    const theirs = card("Fiets", ...BASE.blocks, paragraph("d", "Vier"));
    expect(ids(merge(BASE, mine, theirs).value)).toBe("cdab");
    expect(ids(merge(BASE, theirs, mine).value)).toBe("cdab");
  });

  it("lose no text that one removed while the other changed it", () => {
    const mine = card("Fiets", ...BASE.blocks.slice(1));
    const theirs = card("Fiets", paragraph("a", "Anders"), ...BASE.blocks.slice(1));
    const { clashes } = merge(BASE, mine, theirs);
    expect(clashes.map(clashName)).toEqual(["blocks/a"]);
    expect(ids(merge(BASE, mine, theirs, () => "theirs").value)).toBe("abc");
    expect(ids(merge(BASE, mine, theirs).value)).toBe("bc");
  });

  it("remove for both what one removed and the other left alone", () => {
    const mine = card("Fiets", ...BASE.blocks.slice(1));
    const theirs = card("Fiets", ...BASE.blocks.slice(0, 2));
    expect(ids(merge(BASE, mine, theirs).value)).toBe("b");
  });

  it("do not mix two lists of which the items have no names", () => {
    const languages = (...tags: readonly string[]) => ({ languages: tags });
    const { value, clashes } = merge(languages("ar"), languages("ar", "ti"), languages("ar", "uk"));
    expect(clashes.map(clashName)).toEqual(["languages"]);
    expect(value).toEqual(languages("ar", "ti"));
  });

  it("take a field that one filled in and the other left away", () => {
    const mine = { ...BASE, picture: undefined };
    const theirs = { ...BASE, level: "A1" };
    expect(merge<object>(BASE, mine, theirs).value).toEqual({ ...BASE, level: "A1" });
  });
});
