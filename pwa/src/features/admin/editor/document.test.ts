import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../sync/pack";
import type { CardContent, PackFact } from "./content";
import { coverage, documentOf, unfinished } from "./document";
import { textsIn } from "./values";

const FACT: PackFact = {
  id: "politie",
  kind: "phone",
  value: "0900-8844",
  source: "https://www.politie.nl",
  source_name: "Politie",
  last_checked: "2026-11-25",
  expiry: "warn",
  law: "stable",
  owner: "redactie",
};

const CARD: CardContent = {
  id: "F1-99",
  type: "article",
  theme: "opvang",
  domains: [4],
  phases: [1],
  track: "all",
  audience: "newcomer",
  level: "A2",
  sensitivity: "green",
  law: "stable",
  source: "https://voorbeeld.nl",
  source_name: "Voorbeeld",
  last_checked: "2026-11-25",
  title: { id: "title", nl: "Uw fiets" },
  summary: { id: "summary", nl: "Fietsen mag op het fietspad." },
  blocks: [
    { type: "paragraph", text: { id: "p1", nl: "Bel {fact:politie}." } },
    {
      type: "web",
      url: "https://fiets.nl",
      label: { id: "w1", nl: "Fiets" },
      text: { id: "w2", nl: "Lees." },
    },
  ],
};

const around = (language = "nl", translations = {}) => ({
  pack: "aankomst",
  facts: [FACT],
  language,
  today: "2026-11-30",
  translations: language === "nl" ? undefined : translations,
});

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("a card that is being written", () => {
  it("is the document that a phone reads, with the facts that it names", () => {
    const made = documentOf(CARD, around());
    expect(parseDocument(bytes(made))).toEqual(made);
    expect(Object.keys(made.facts)).toEqual(["politie"]);
    expect(made.facts.politie).not.toHaveProperty("owner");
  });

  it("has each text in the reader's language, and Dutch where nobody translated it yet", () => {
    const made = documentOf(CARD, around("ar", { "F1-99.title": { text: "دراجتك", state: "outdated" } }));
    expect(made.title).toEqual({ id: "F1-99.title", text: "دراجتك", outdated: true });
    expect(made.summary.text).toBe(CARD.summary.nl);
    expect(made.review).toBe("outdated");
    expect(parseDocument(bytes(made))).toEqual(made);
  });

  it("leaves out what a phone would refuse, and says which it is", () => {
    const [paragraph] = CARD.blocks;
    const evil = { ...CARD.blocks[1], url: "javascript:alert(1)" } as CardContent["blocks"][number];
    const card = { ...CARD, blocks: paragraph ? [evil, paragraph] : [] };
    expect(documentOf(card, around()).blocks.map(({ type }) => type)).toEqual(["paragraph"]);
    expect(unfinished(card)).toEqual([0]);
  });

  it("is shown from its first letter on, before anybody said who says so and when", () => {
    const { level, sensitivity, law, source, source_name, last_checked, ...begun } = CARD;
    const made = documentOf({ ...begun, blocks: [] }, around());
    expect(parseDocument(bytes(made))).toEqual(made);
    expect(made.last_checked).toBe("2026-11-30");
  });

  it("keeps a place for a text that is still empty", () => {
    const card: CardContent = { ...CARD, blocks: [{ type: "heading", text: { id: "h1", nl: "" } }] };
    expect(documentOf(card, around()).blocks).toEqual([
      { type: "heading", text: { id: "F1-99.h1", text: "…" } },
    ]);
    expect(unfinished(card)).toEqual([0]);
  });

  it("counts which of its texts are translated", () => {
    const known = {
      "F1-99.title": { text: "دراجتك", state: "done" },
      "F1-99.p1": { text: "", state: "missing" },
    };
    expect(coverage(CARD, textsIn(CARD), known as Parameters<typeof coverage>[2])).toBe(1);
  });
});
