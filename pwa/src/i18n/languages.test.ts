import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { autonymOf, directionOf, firstSpoken, isLatin, LANGUAGES, languagesFrom } from "./languages";

const PAGE = readFileSync(new URL("../../index.html", import.meta.url), "utf8");
const LINK = /href="#\/language\/([^"]+)" lang="([^"]+)" dir="([^"]+)"><span>([^<]+)</g;

describe("the list of languages", () => {
  it("stands in the page before any script as the app shows it", () => {
    const links = [...PAGE.matchAll(LINK)].map(([, href, tag, dir, autonym]) => ({
      href,
      tag,
      dir,
      autonym,
    }));
    expect(links).toEqual(LANGUAGES.map((language) => ({ href: language.tag, ...language })));
  });

  it("begins with what a place speaks, and leaves nothing out", () => {
    const tags = languagesFrom(["ti", "so", "ar", "ti"]).map(({ tag }) => tag);
    expect(tags.slice(0, 4)).toEqual(["ti", "ar", "nl", "en"]);
    expect([...tags].sort()).toEqual(LANGUAGES.map(({ tag }) => tag).sort());
  });

  it("has a catalogue for each language but the Dutch that the code is written in", () => {
    const catalogues = readdirSync(new URL("../../../locale/", import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name.replace("_", "-"));
    expect(["nl", ...catalogues].sort()).toEqual(LANGUAGES.map(({ tag }) => tag).sort());
  });

  it("runs each language the way that its texts run", () => {
    for (const { tag, dir } of LANGUAGES) expect([tag, directionOf(tag)]).toEqual([tag, dir]);
  });

  it("writes Dutch words apart in what is not Latin", () => {
    expect(LANGUAGES.filter(({ tag }) => isLatin(tag)).map(({ tag }) => tag)).toEqual([
      "nl",
      "en",
      "pl",
      "tr",
    ]);
  });
});

it.each([
  [["fa-AF", "en"], "fa-AF"],
  [["prs", "en"], "fa-AF"],
  [["prs-AF"], "fa-AF"],
  [["fa-IR"], "fa"],
  [["uk-UA", "ru"], "uk"],
  [["be", "kmr"], undefined],
])("of a browser that speaks %s the first that we speak is %s", (tags, spoken) => {
  expect(firstSpoken(tags)).toBe(spoken);
});

it("calls a language that the interface does not speak by its own name too, and one nobody thought of by its tag", () => {
  expect(["kmr", "ckb", "yi"].map(autonymOf)).toEqual(["Kurdî (Kurmancî)", "کوردی (سۆرانی)", "yi"]);
});
