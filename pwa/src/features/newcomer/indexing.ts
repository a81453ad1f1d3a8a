/** Builds the index from what is installed, in slices between which the screen stays alive, and keeps it with the page. */
import { signal } from "@preact/signals";
import { packs } from "../../app/state";
import { DUTCH, language } from "../../i18n/words";
import { type Entry, SearchIndex } from "../../search/search-index";
import { type ActivePack, lookInto } from "../../store/packs";
import type { Theme, Words } from "../../sync/manifest";
import { type Document, splitText } from "../../sync/pack";
import type { Picture } from "../../sync/pictures";
import { textsOf } from "../../ui/blocks/texts";
import { inReadersLanguage } from "./offers";
import { unlessBroken } from "./use-documents";

/** Something that can be found, with what a screen shows of it; without a resource it is a topic. */
export interface Findable {
  readonly pack: string;
  readonly theme: Theme;
  readonly resource?: string;
  readonly title: Words;
  readonly picture?: Picture | undefined;
  /** In which a reader hears what the picture shows. */
  readonly language: string;
}

export type FindableCard = Findable & { readonly resource: string };

export interface Searchable {
  readonly index: SearchIndex;
  readonly findable: ReadonlyMap<string, Findable>;
  readonly state: "growing" | "whole" | "failed";
}

const SLICE = 12; // ms of work before the screen gets its turn
const NEWS = 500; // ms between two answers that grow, for each costs a search

/** What can be searched so far. */
export const searchable = signal<Searchable>(nothingYet());

let wanted = "";

/** Have what is installed now searchable, unless it is already. */
export async function keepIndexed(): Promise<void> {
  const installed = packs.value.filter(({ manifest }) => manifest.audience === "newcomer");
  const name = [language.value, ...installed.map(nameOf)].join();
  if (name === wanted) return;
  wanted = name;
  searchable.value = nothingYet();
  try {
    if (await addAll(installed, () => name !== wanted)) tell("whole");
  } catch {
    // The store cannot be read; the topics are still there, and the next look tries again.
    if (name === wanted) tell("failed");
    wanted = "";
  }
}

function nothingYet(): Searchable {
  return { index: new SearchIndex(), findable: new Map(), state: "growing" };
}

function nameOf({ pack, edition, languages }: ActivePack): string {
  return `${pack} ${edition} ${languages.join(" ")}`;
}

/** A new value tells the screens that there is more in it. */
function tell(state: Searchable["state"]): void {
  searchable.value = { ...searchable.value, state };
}

/** Whether it came to its end before something else was wanted. */
async function addAll(installed: readonly ActivePack[], isGivenUp: () => boolean): Promise<boolean> {
  const { index } = searchable.value;
  const findable = searchable.value.findable as Map<string, Findable>;
  let turned = performance.now();
  let told = turned;
  for await (const [entry, found] of entriesOf(installed)) {
    if (isGivenUp()) return false;
    index.add(entry);
    findable.set(entry.id, found);
    if (performance.now() - turned < SLICE) continue;
    if (performance.now() - told > NEWS) {
      tell("growing");
      told = performance.now();
    }
    await turn();
    turned = performance.now();
  }
  return true;
}

async function* entriesOf(installed: readonly ActivePack[]): AsyncGenerator<readonly [Entry, Findable]> {
  for (const saved of installed) {
    const { themes, resources } = saved.manifest;
    for (const theme of themes) yield topicEntry(saved.pack, theme);
    for (const { id, theme } of resources) {
      const about = themes.find((one) => one.id === theme);
      const entry = about && (await cardEntry(saved, id, about));
      if (entry) yield entry;
    }
  }
}

/** Let the screen do what waits. */
function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

function topicEntry(pack: string, theme: Theme): readonly [Entry, Findable] {
  const title = inBothLanguages(theme.title);
  const entry = { id: `${pack} ${theme.id}`, title, keywords: [], summary: [], topic: [], text: [] };
  return [entry, { pack, theme, title: theme.title, language: language.value }];
}

async function cardEntry(
  saved: ActivePack,
  resource: string,
  theme: Theme,
): Promise<readonly [Entry, Findable] | undefined> {
  const { pack } = saved;
  const own = await unlessBroken(lookInto(saved, resource, language.value));
  if (!own) return undefined;
  const dutch = own.language === DUTCH ? undefined : await unlessBroken(lookInto(saved, resource, DUTCH));
  const both = dutch ? [own, dutch] : [own];
  const title = Object.fromEntries(both.map((document) => [document.language, document.title.text]));
  const entry = {
    id: `${pack} ${theme.id} ${resource}`,
    title: both.map((document) => plain(document.title.text)),
    keywords: both.flatMap(({ keywords = [] }) => keywords),
    summary: both.map((document) => plain(document.summary.text)),
    topic: inBothLanguages(theme.title),
    text: both.flatMap(saidIn),
  };
  return [entry, { pack, theme, resource, title, picture: own.picture, language: own.language }];
}

function inBothLanguages(words: Words): readonly string[] {
  return [...new Set([inReadersLanguage(words).text, words[DUTCH] ?? ""])];
}

function saidIn(document: Document): readonly string[] {
  const facts = Object.values(document.facts).map(({ value }) => value);
  return [...[...textsOf(document).values()].map(plain), ...facts];
}

/** Without the names of facts. */
function plain(text: string): string {
  return splitText(text)
    .filter((_, at) => at % 2 === 0)
    .join(" ");
}
