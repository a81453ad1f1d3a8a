/** What people type in each of ten languages, on a phone with the first pack: `tests/search/` has the words. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packs } from "../../app/state";
import { LANGUAGES } from "../../i18n/languages";
import { language } from "../../i18n/words";
import { openStore } from "../../store/database";
import { activePacks } from "../../store/packs";
import { newPhone } from "../../testing/phone";
import { find } from "./finding";
import { keepIndexed, searchable } from "./indexing";

interface Card {
  readonly resource: string;
  readonly language: string;
  readonly theme: string;
}

interface Installed {
  readonly queries: Readonly<Record<string, readonly string[]>>;
  readonly themes: readonly object[];
  readonly documents: readonly Card[];
}

const HOUSE = new URL("../../../../", import.meta.url).pathname;
const FIRST = 3;
const ENOUGH = 0.95;
const FEWEST = 20;
const CARE = "F1-04";

const written = execFileSync(join(HOUSE, ".venv/bin/python"), ["-m", "tests.search.installed"], {
  cwd: HOUSE,
  encoding: "utf8",
  maxBuffer: 16 * 2 ** 20, // bytes; a pack in ten languages is more than the one MiB that Node allows
});
const all: Readonly<Record<string, Installed>> = JSON.parse(written);

test("there is a set for each language of the interface", () => {
  expect(Object.keys(all).sort()).toEqual(LANGUAGES.map(({ tag }) => tag).sort());
});

test.each(Object.entries(all))("%s: the first three answers have what is meant", async (tag, installed) => {
  await beginWith(tag, installed);
  const queries = Object.entries(installed.queries);
  expect(queries.length).toBeGreaterThanOrEqual(FEWEST);
  const missed = queries.filter(([typed, meant]) => !meant.some((card) => firstFor(typed).includes(card)));
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(queries.length * (1 - ENOUGH));
});

/** Each also with a slip, and the Dutch word in every language. */
test.each([
  ["nl", "dokter dotker"],
  ["en", "doctor docotr"],
  ["ar", "طبيب طببيب"],
  ["ti", "ሓኪም ሓክም"],
  ["uk", "лікар лікра"],
  ["ru", "врач врачь доктр"],
  ["tr", "doktor dotkor hastahane"],
  ["pl", "lekarz lekazr szpitla"],
  ["fa", "دکتر دكتر دکتتر"],
  ["fa-AF", "داکتر داكتر داکتتر شفخانه"],
])("%s: the word for doctor finds the care card", async (tag, words) => {
  await beginWith(tag, all[tag] as Installed);
  for (const typed of [...words.split(" "), "dokter", "doktr"])
    expect(firstFor(typed), typed).toContain(CARE);
});

function firstFor(typed: string): readonly (string | undefined)[] {
  const found = find(typed, searchable.value);
  const answers = [...(found?.topics ?? []), ...(found?.cards ?? [])];
  return answers.slice(0, FIRST).map(({ resource }) => resource);
}

async function beginWith(tag: string, { themes, documents }: Installed): Promise<void> {
  await newPhone();
  const store = await openStore();
  const languages = [...new Set(documents.map((document) => document.language))];
  for (const document of documents) {
    await store.put("blobs", new TextEncoder().encode(JSON.stringify(document)), nameOf(document));
  }
  const inDutch = documents.filter((document) => document.language === "nl");
  const resources = inDutch.map(({ resource, theme }) => ({ id: resource, theme }));
  const manifest = { audience: "newcomer", languages, themes, resources };
  const lists = Object.fromEntries(
    languages.map((one) => [
      one,
      { files: documents.filter((document) => document.language === one).map(fileOf) },
    ]),
  );
  await store.put(
    "packs",
    { active: { edition: 1, manifest, languages, lists, needs: [] } } as never,
    "aankomst",
  );
  packs.value = await activePacks();
  language.value = tag;
  await keepIndexed();
  expect(searchable.value.state).toBe("whole");
}

function fileOf(document: Card): object {
  return { resource: document.resource, kind: "document", sha256: nameOf(document) };
}

function nameOf(document: Card): string {
  return `${document.resource} ${document.language}`;
}
