/** The figures of visits in plain words. */
import { t } from "../../i18n/words";
import { languageInDutch } from "./names";
import type { Told } from "./team-api";

const SUBJECTS: Readonly<Record<string, () => string>> = {
  age: () => t("leeftijd"),
  "first-time": () => t("voor het eerst"),
  language: () => t("gevraagde taal"),
  "wish-activity": () => t("wens: activiteit"),
  "wish-book": () => t("wens: boek"),
  quiz: () => t("quiz"),
  coach: () => t("taalmaatje"),
  other: () => t("overig"),
  ido: () => t("soort vraag"),
  organisation: () => t("organisatie"),
  help: () => t("hulp gegeven"),
  referred: () => t("doorverwezen naar"),
};

const WORDS: Readonly<Record<string, () => string>> = {
  government: () => t("digitale overheid"),
  library: () => t("bibliotheek"),
  other: () => t("overig"),
  met: () => t("elkaar ontmoet"),
  "not-met": () => t("elkaar niet ontmoet"),
};

const LEARNING: Readonly<Record<string, () => string>> = {
  formal: () => t("formeel"),
  "non-formal": () => t("non-formeel"),
  social: () => t("sociaal"),
  "": () => t("niet genoteerd"),
};

export function subjectInWords(subject: string): string {
  return SUBJECTS[subject]?.() ?? subject;
}

/** "ar-child" of the wishes for books is "Arabisch, kind". */
export function whatInWords(subject: string, what: string): string {
  if (subject === "age") return what === "18" ? t("18 en ouder") : t("{age} jaar", { age: what });
  if (subject === "language") return languageInDutch(what);
  if (subject === "wish-book") {
    const [, tag = what, age = ""] = /^(.*)-(adult|child)$/.exec(what) ?? [];
    return [languageInDutch(tag), age && (age === "child" ? t("kind") : t("volwassene"))]
      .filter(Boolean)
      .join(", ");
  }
  if (what === "" && subject !== "first-time") return t("niet genoteerd");
  return WORDS[what]?.() ?? what;
}

export function learningInWords(learning: string): string {
  return LEARNING[learning]?.() ?? learning;
}

/** A cell that is hidden for its neighbour's sake says so. */
export function toldInWords(told: Told): string {
  return told === "hidden" ? t("niet getoond") : `${told}`;
}
