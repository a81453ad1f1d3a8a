import { describe, expect, it } from "vitest";
import { differences } from "./comparing";
import type { CardContent } from "./content";
import { pathInWords, textPath } from "./in-words";
import { lacking } from "./lacking";
import { tidy } from "./tidy";
import { withValue } from "./values";

const CARD: CardContent = {
  id: "F1-99",
  type: "quiz",
  theme: "opvang",
  domains: [],
  phases: [1],
  track: "all",
  audience: "newcomer",
  level: "A2",
  sensitivity: "green",
  law: "stable",
  source: "https://voorbeeld.nl",
  source_name: "Voorbeeld",
  last_checked: "2026-11-25",
  summary: { id: "summary", nl: "Over de fiets." },
  title: { id: "title", nl: "Uw fiets" },
  blocks: [
    { type: "step", text: { id: "s1", nl: "Pak de fiets." }, detail: { id: "s1d", nl: " " } },
    {
      type: "question",
      item: "q1",
      text: { id: "q1t", nl: "Mag het?" },
      answers: [{ text: { id: "a1", nl: "Ja" }, right: true }, { text: { id: "a2", nl: "Nee" } }],
      feedback: { id: "q1f", nl: "Het mag." },
      word: { id: "q1w", nl: "mogen" },
    },
  ],
};

const changed = (path: readonly (string | number)[], value: unknown) => withValue(CARD, path, value);

describe("what changed since a card was finished", () => {
  it("is told text by text, as one reads it, new ones and those that are gone too", () => {
    const now: CardContent = {
      ...changed(["title", "nl"], "Fiets"),
      summary: { id: "summary", nl: "Kort." },
      blocks: [...CARD.blocks.slice(1), { type: "heading", text: { id: "h9", nl: "Nieuw" } }],
    };
    expect(differences(CARD, now).texts).toEqual([
      { id: "title", before: "Uw fiets", after: "Fiets" },
      { id: "summary", before: "Over de fiets.", after: "Kort." },
      { id: "h9", after: "Nieuw" },
      { id: "s1", before: "Pak de fiets." },
      { id: "s1d", before: " " },
    ]);
    expect(differences(CARD, now).fields).toEqual(["blocks"]);
  });

  it("is nothing for the same again, and the name of a field that is no text", () => {
    expect(differences(CARD, { ...CARD })).toEqual({ texts: [], fields: [] });
    expect(differences(CARD, changed(["level"], "A1")).fields).toEqual(["level"]);
  });
});

describe("a place in a card", () => {
  it("is named by its block, its item and its field, by keys as well as by numbers", () => {
    const wanted = "Quizvraag, blok 2: antwoord 2, Antwoord";
    expect(pathInWords(CARD, ["blocks", 1, "answers", 1, "text", "nl"], [])).toBe(wanted);
    expect(pathInWords(CARD, ["blocks", "q1t", "answers", "a2", "text"], [])).toBe(wanted);
    expect(pathInWords(CARD, ["last_checked"], [])).toBe("Gecheckt op");
    expect(pathInWords(CARD, ["blocks", "weg"], [])).toBe("Een blok dat weg is");
  });

  it("is found by the id of its text", () => {
    expect(textPath(CARD, "a2")).toEqual(["blocks", 1, "answers", 1, "text"]);
    expect(textPath(CARD, "nergens")).toBeUndefined();
  });
});

describe("before a card is finished", () => {
  it("what was opened and left empty goes, and nothing else does", () => {
    const [step, question] = tidy(CARD).blocks;
    expect(step).toEqual({ type: "step", text: { id: "s1", nl: "Pak de fiets." } });
    expect(question).toEqual(CARD.blocks[1]);
  });

  it("it says what is still to be filled in", () => {
    expect(lacking(CARD, [])).toEqual([]);
    const { level, ...begun } = changed(["blocks", 1, "answers", 0, "right"], undefined);
    expect(lacking(withValue(begun, ["title", "nl"], ""), [])).toEqual([
      "Titel",
      "Quizvraag, blok 2",
      "Taalniveau",
    ]);
    expect(lacking({ ...CARD, blocks: [] }, [])).toEqual(["Blokken"]);
  });
});
