/** What there is to read: the packs on this phone together with those that can be saved. */
import { catalogue, packs, settings } from "../../app/state";
import { DUTCH, language } from "../../i18n/words";
import type { ActivePack } from "../../store/packs";
import { fallbackChain } from "../../sync/pack";
import { fits } from "./situations";

type Words = Readonly<Record<string, string>>;

/** A pack as somebody without an account sees it, saved or not. */
export interface Offer {
  readonly pack: string;
  readonly edition: number;
  readonly title: Words;
  readonly tone: string;
  readonly phases: readonly number[];
  readonly track: string;
  readonly audience: string;
  readonly download: Readonly<Record<string, number>>; // bytes by language
  readonly saved?: ActivePack;
}

export interface Titled {
  readonly text: string;
  readonly lang: string;
}

/** Every pack for newcomers: first the saved ones that fit the situation, last the unsaved ones that do not. */
export function offers(): readonly Offer[] {
  const saved = new Map(packs.value.map((pack) => [pack.pack, pack]));
  const offered = catalogue.value.map((entry) => withSaved(entry, saved.get(entry.pack)));
  const known = new Set(offered.map(({ pack }) => pack));
  const alone = packs.value.filter(({ pack }) => !known.has(pack)).map(ofSaved);
  return [...offered, ...alone]
    .filter(({ audience }) => audience === "newcomer")
    .sort((one, other) => rank(other) - rank(one));
}

/** The packs for the chosen situation, and those that somebody saved on this phone whatever it was. */
export function fittingOffers(): readonly Offer[] {
  return offers().filter((offer) => offer.saved || fits(offer, settings.value.situation));
}

/** A text that comes in several languages, in the reader's or in the one that stands in for it. */
export function inReadersLanguage(words: Words): Titled {
  const lang = fallbackChain(language.value).find((tag) => words[tag] !== undefined) ?? DUTCH;
  return { text: words[lang] ?? "", lang };
}

/** The languages that this phone keeps: the reader's own, and Dutch to show and to learn. */
export function keptLanguages(): readonly string[] {
  return [...new Set([language.value, DUTCH])];
}

/** Bytes that saving the pack takes. */
export function downloadBytes(offer: Offer): number {
  return keptLanguages().reduce((sum, tag) => sum + (offer.download[tag] ?? 0), 0);
}

export function hasNewerEdition({ edition, saved }: Offer): boolean {
  return saved !== undefined && edition > saved.edition;
}

/** Saved, and published in the reader's language, but not on this phone in it. */
export function lacksLanguage({ download, saved }: Offer): boolean {
  const tag = language.value;
  return saved !== undefined && tag in download && !saved.languages.includes(tag);
}

function rank(offer: Offer): number {
  return Number(fits(offer, settings.value.situation)) * 2 + Number(offer.saved !== undefined);
}

function withSaved(entry: Omit<Offer, "saved">, saved: ActivePack | undefined): Offer {
  return saved ? { ...entry, saved } : entry;
}

function ofSaved(saved: ActivePack): Offer {
  const { title, tone, phases, track, audience } = saved.manifest;
  return {
    pack: saved.pack,
    edition: saved.edition,
    title,
    tone,
    phases,
    track,
    audience,
    download: {},
    saved,
  };
}
