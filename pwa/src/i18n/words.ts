/**
 * The interface's words. Dutch is in the code; every other language is a catalogue that is fetched when chosen.
 *
 * Components that call `t` show the new language by themselves, because the catalogue is a signal.
 */
import { signal } from "@preact/signals";
import { directionOf, isLanguage } from "./languages";

export const DUTCH = "nl";

type Values = Readonly<Record<string, string | number>>;
type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

type Loaders = Readonly<Record<string, () => Promise<unknown>>>;

const CATALOGUES: Loaders = import.meta.glob("./generated/*.json", { import: "default" });
let more: Loaders = {};

/** The language that the interface speaks now. */
export const language = signal(DUTCH);
const words = signal<Catalogue>({});

/** A Dutch text in the interface's language; `{name}` in it is filled in from `values`. */
export function t(text: string, values: Values = {}): string {
  const found = words.value[keyOf(text)];
  return filled(typeof found === "string" ? found : text, values);
}

/** A counted Dutch text in the interface's language; `{n}` in it is the number. */
export function tn(one: string, many: string, n: number, values: Values = {}): string {
  const found = words.value[keyOf(one)];
  const category = new Intl.PluralRules(language.value).select(n);
  const { [category]: exact, other } = typeof found === "object" ? found : {};
  const text = exact ?? other;
  return filled(text ?? (n === 1 ? one : many), { n, ...values });
}

/** Words that only one of the entry pages has, by language tag; to be called before `speak`. */
export function addCatalogues(loaders: Loaders): void {
  more = loaders;
}

/** Let the interface speak this language; one it cannot fetch or does not know leaves it as it was. */
export async function speak(tag: string): Promise<boolean> {
  if (!isLanguage(tag)) return false;
  const load = CATALOGUES[`./generated/${tag}.json`];
  if (tag !== DUTCH && !load) return false;
  try {
    const found = tag === DUTCH ? [] : await Promise.all([load?.(), more[tag]?.()]);
    words.value = Object.assign({}, ...found) as Catalogue;
  } catch {
    return false; // no network and not in the shell yet: the words on the screen stay
  }
  language.value = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = directionOf(tag);
  return true;
}

const KEYS = 36 ** 5;
const keys = new Map<string, string>();

/** The key of a message in every catalogue (FNV-1a), as `backend/core/i18n.py` writes it: the Dutch would be half of what is fetched. */
export function keyOf(text: string): string {
  let key = keys.get(text);
  if (key === undefined) {
    let found = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) found = Math.imul(found ^ text.charCodeAt(at), 0x01000193);
    key = ((found >>> 0) % KEYS).toString(36);
    keys.set(text, key);
  }
  return key;
}

/** Let the words of a language come in before they are spoken. */
export function bringWords(tag: string): void {
  CATALOGUES[`./generated/${tag}.json`]?.().catch(leaveToSpeaking);
}

function leaveToSpeaking(): void {
  // Whoever speaks it asks again, and leaves the words as they were.
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (token, name: string) => String(values[name] ?? token));
}
