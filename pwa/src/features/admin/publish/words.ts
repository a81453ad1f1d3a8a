/** What the pages of publishing call things: gates, roles, sizes and languages in plain Dutch. */
import { dayInWords } from "../../../i18n/formats";
import { t, tn } from "../../../i18n/words";
import { languageInDutch } from "../names";
import type { CardChange, Finding, InLanguage, Kind, Weight } from "./api";

const GATES: Readonly<Record<string, () => string>> = {
  language: () => t("Elke kaart is er in elke taal"),
  reviewer: () => t("Iemand heeft de vertaling nagekeken"),
  links: () => t("Elke verwijzing leidt ergens heen"),
  alt: () => t("Elk plaatje heeft een beschrijving"),
  weight: () => t("Het pakket is licht genoeg"),
  expired: () => t("Geen gegeven is verlopen"),
  unsafe: () => t("Elke link is veilig"),
  checks: () => t("De vertalingen doorstaan de controles"),
};

const ROLES: Readonly<Record<string, () => string>> = {
  targets: () => t("Wat telefoons krijgen"),
  recalls: () => t("Wat wordt teruggehaald"),
  root: () => t("Wie mag tekenen"),
};

const KINDS: Readonly<Record<Kind, () => string>> = {
  added: () => t("nieuw"),
  changed: () => t("anders"),
  removed: () => t("weg"),
};

export function gateInWords(gate: string): string {
  return GATES[gate]?.() ?? gate;
}

export function roleInWords(role: string): string {
  const region = role.replace(/^region-/, "");
  return ROLES[role]?.() ?? t("Wat locaties van regio {region} zeggen", { region });
}

/** Of cards, by id. */
export type Titles = ReadonlyMap<string, string>;

/** "Welkom · Arabisch". */
export function whereOf(
  { card, at, language }: Pick<Finding, "card" | "at" | "language">,
  titles: Titles,
): string {
  const where = card === "pack" ? t("Het pakket") : (titles.get(card) ?? card);
  return [where, at, languageInDutch(language)].filter(Boolean).join(" · ");
}

export function kindInWords({ kind }: Pick<CardChange, "kind">): string {
  return KINDS[kind]();
}

/** What becomes of a card in one language. */
export function changeInWords({ language, shows, kind, delta }: InLanguage): string {
  const parts = [
    languageInDutch(language),
    KINDS[kind](),
    delta === 0 ? t("even groot") : signedSize(delta),
    shows === language ? "" : t("in het {language}", { language: languageInDutch(shows) }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** "+1,2 kB". */
export function signedSize(bytes: number): string {
  return `${bytes < 0 ? "−" : "+"}${size(Math.abs(bytes))}`;
}

/** "1,2 kB", or "340 bytes". */
export function size(bytes: number): string {
  if (bytes < 1000) return tn("{n} byte", "{n} bytes", bytes);
  const tenths = Math.round(bytes / 100);
  return tenths < 1000 ? `${Math.floor(tenths / 10)},${tenths % 10} kB` : `${Math.round(tenths / 10)} kB`;
}

/** What one phone fetches: the change where it has the former edition, else the whole. */
export function fetchInWords(weight: Weight, hasFormer: boolean): string {
  const bytes = hasFormer ? weight.update : weight.whole;
  return bytes === 0 ? t("niets") : t("hooguit {size}", { size: size(bytes) });
}

export function waivedUntil(day: string, by: string, reason: string): string {
  return t("Toegelaten door {by} tot en met {day}: {reason}", { by, day: dayInWords(day), reason });
}

/** A long number in fours, to read out to somebody else. */
export function inFours(digits: string): string {
  return digits.match(/.{1,4}/g)?.join(" ") ?? digits;
}

/** The beginning of a key's id is enough to tell it from others. */
export function shortKey(keyid: string): string {
  return keyid.slice(0, 16);
}
