/**
 * The languages of the interface: how each is called by its own speakers, and which way it runs.
 *
 * Dutch and English first, then by script, so that whoever knows one script finds what it offers side by side.
 */

export interface Language {
  readonly tag: string;
  readonly autonym: string;
  readonly dir: "ltr" | "rtl";
}

export const LANGUAGES: readonly Language[] = [
  { tag: "nl", autonym: "Nederlands", dir: "ltr" },
  { tag: "en", autonym: "English", dir: "ltr" },
  { tag: "pl", autonym: "Polski", dir: "ltr" },
  { tag: "tr", autonym: "Türkçe", dir: "ltr" },
  { tag: "ru", autonym: "Русский", dir: "ltr" },
  { tag: "uk", autonym: "Українська", dir: "ltr" },
  { tag: "ar", autonym: "العربية", dir: "rtl" },
  { tag: "fa-AF", autonym: "دری", dir: "rtl" },
  { tag: "fa", autonym: "فارسی", dir: "rtl" },
  { tag: "ti", autonym: "ትግርኛ", dir: "ltr" },
];

/** Languages that packs and people speak and the interface does not yet. */
const OTHER_AUTONYMS: Readonly<Record<string, string>> = {
  am: "አማርኛ",
  ckb: "کوردی (سۆرانی)",
  es: "Español",
  fr: "Français",
  kmr: "Kurdî (Kurmancî)",
  ps: "پښتو",
  so: "Soomaali",
};

const RTL_SCRIPTS = /^(ar|fa|ps|ckb|ur|he)(-|$)/;

const OTHER_SCRIPTS = /^(ar|fa|ps|ckb|ur|he|ti|am|uk|ru|bg|ka|hy|zh)(-|$)/;

export function isLanguage(tag: string | undefined): tag is string {
  return LANGUAGES.some((known) => known.tag === tag);
}

/** All of them, these first and in this order. */
export function languagesFrom(first: readonly string[]): readonly Language[] {
  const asked = first.flatMap((tag) => LANGUAGES.filter((known) => known.tag === tag));
  return [...new Set([...asked, ...LANGUAGES])];
}

/** The first of these that the interface speaks, as a browser names them: `uk-UA` is Ukrainian, `prs` is Dari. */
export function firstSpoken(tags: readonly string[]): string | undefined {
  return tags
    .map((tag) => (/^prs\b/.test(tag) ? "fa-AF" : tag))
    .flatMap((tag) => [tag, tag.split("-")[0]])
    .find(isLanguage);
}

/** Which way a text in this language runs, also for a pack's language that the interface does not speak. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return RTL_SCRIPTS.test(tag) ? "rtl" : "ltr";
}

/** Whether the language is written in Latin letters, as Dutch names and words in the midst of it are. */
export function isLatin(tag: string): boolean {
  return !OTHER_SCRIPTS.test(tag);
}

export function autonymOf(tag: string): string {
  return LANGUAGES.find((known) => known.tag === tag)?.autonym ?? OTHER_AUTONYMS[tag] ?? tag;
}
