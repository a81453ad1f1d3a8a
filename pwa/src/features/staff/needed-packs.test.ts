import { expect, test } from "vitest";
import { neededPacks } from "./needed-packs";

const NEWCOMERS = { pack: "aankomst", audience: "newcomer", edition: 3, download: { nl: 1, ar: 1, ti: 1 } };
const TEAM = { pack: "team", audience: "staff", edition: 1, download: { nl: 1, en: 1 } };

function needed(offered: object, has: Readonly<Record<string, readonly string[]>> = {}) {
  const [one] = neededPacks([offered as typeof TEAM], ["ar", "ti", "so"], "en", new Map(Object.entries(has)));
  return one;
}

test("newcomers' packs go along in Dutch and in the place's languages that they have", () => {
  expect(needed(NEWCOMERS)?.languages).toEqual(["nl", "ar", "ti"]);
});

test("the team's own packs go along in Dutch and in the team's language", () => {
  expect(needed(TEAM)?.languages).toEqual(["nl", "en"]);
});

test("a pack is current when its newest edition is here in all of them", () => {
  const kept = { ...TEAM, installedEdition: 1 };
  expect(needed(kept, { team: ["nl", "en"] })?.isCurrent).toBe(true);
  expect(needed(kept, { team: ["nl"] })?.isCurrent).toBe(false);
  expect(needed({ ...kept, edition: 2 }, { team: ["nl", "en"] })?.isCurrent).toBe(false);
  expect(needed(TEAM)?.isCurrent).toBe(false);
});
