import { describe, expect, it } from "vitest";
import type { WholePack } from "./content";
import { packDifferences } from "./pack-comparing";

const PACK: WholePack = {
  id: "wonen",
  title: { id: "title", nl: "Wonen" },
  summary: { id: "summary", nl: "Uw huis." },
  phases: [1],
  track: "all",
  audience: "newcomer",
  tone: "leaf",
  languages: ["nl", "ar"],
  themes: [{ id: "huis", title: { id: "theme-huis", nl: "Huis" }, icon: "home", tone: "leaf" }],
  resources: ["fietsen", "lopen"],
  facts: [
    {
      id: "licht",
      kind: "money",
      value: "€ 8",
      source: "https://example.org",
      source_name: "Winkel",
      last_checked: "2026-11-01",
      expiry: "warn",
      law: "stable",
      owner: "redactie",
    },
  ],
};
const TITLES = new Map([["fietsen", "Fietsen"]]);

describe("two states of a pack", () => {
  it("that are the same differ in nothing", () => {
    expect(packDifferences(PACK, { ...PACK }, TITLES)).toEqual([]);
  });

  it("tell place by place what it was and is", () => {
    const now = { ...PACK, title: { id: "title", nl: "Thuis" }, languages: ["nl"], phases: [1, 2] };
    expect(packDifferences(PACK, now, TITLES)).toEqual([
      { where: "Titel", before: "Wonen", after: "Thuis" },
      { where: "Fase", before: "1: net aangekomen", after: "1: net aangekomen, 2: wachten" },
      { where: "Talen", before: "Nederlands, Arabisch", after: "Nederlands" },
    ]);
  });

  it("tell a fact that is new, one that is gone and one that says something else", () => {
    const facts = PACK.facts?.map((fact) => ({ ...fact, value: "€ 9" })) ?? [];
    const [changed] = packDifferences(PACK, { ...PACK, facts }, TITLES);
    expect(changed?.before).toContain("€ 8 · Winkel");
    expect(changed?.after).toContain("€ 9 · Winkel");
    const [gone] = packDifferences(PACK, { ...PACK, facts: [] }, TITLES);
    expect(gone).toEqual({ where: "Feit licht", before: changed?.before });
    const [fresh] = packDifferences({ ...PACK, facts: [] }, PACK, TITLES);
    expect(fresh).toEqual({ where: "Feit licht", after: changed?.before });
  });

  it("tell the order by the titles of the cards", () => {
    const [moved] = packDifferences(PACK, { ...PACK, resources: ["lopen", "fietsen"] }, TITLES);
    expect(moved).toMatchObject({ before: "Fietsen · lopen", after: "lopen · Fietsen" });
  });
});
