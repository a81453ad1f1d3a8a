/** What there is to read: the packs on this phone together with those that can be saved. */
import { catalogue, packs, settings } from "../../app/state";
import { DUTCH, language } from "../../i18n/words";
import { nearest } from "../../net/bringing";
import { neededBlobs } from "../../store/blobs";
import type { Need } from "../../store/database";
import type { ActivePack } from "../../store/packs";
import { fallbackChain } from "../../sync/pack";
import { fits } from "./situations";

type Words = Readonly<Record<string, string>>;

/** What of a pack is the reader's choice. */
export type Media = Exclude<Need, "core">;

export const MEDIA: readonly Media[] = ["picture", "sound"];

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
  /** Bytes that pictures and sound add, by language. */
  readonly media?: Readonly<Record<string, Readonly<Partial<Record<Media, number>>>>>;
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

/** Bytes that saving the pack's text takes. */
export function downloadBytes({ download }: Offer): number {
  return nearest(keptLanguages(), Object.keys(download)).reduce((sum, tag) => sum + (download[tag] ?? 0), 0);
}

/** Bytes that the pack's pictures or sound take; 0 where it has none. Its languages share most of them. */
export function mediaBytes({ media = {}, saved }: Offer, which: Media): number {
  if (saved) {
    const text = new Set(neededBlobs(saved, ["core"]).map(({ sha256 }) => sha256));
    const blobs = neededBlobs(saved, [which]).filter(({ sha256 }) => !text.has(sha256));
    return blobs.reduce((sum, { bytes }) => sum + bytes, 0);
  }
  const tags = nearest(keptLanguages(), Object.keys(media));
  return Math.max(0, ...tags.map((tag) => media[tag]?.[which] ?? 0));
}

/** Bytes that saving this much of the pack takes; of a saved one, what the media add to it. */
export function saveBytes(offer: Offer, needs: readonly Need[]): number {
  const added = MEDIA.filter((which) => needs.includes(which) && !offer.saved?.needs.includes(which));
  const text =
    offer.saved && !hasNewerEdition(offer) && lackedLanguage(offer) === undefined ? 0 : downloadBytes(offer);
  return added.reduce((sum, which) => sum + mediaBytes(offer, which), text);
}

export function hasNewerEdition({ edition, saved }: Offer): boolean {
  return saved !== undefined && edition > saved.edition;
}

/** Of a saved pack the language nearest to the reader's, where it is published and not on this phone. */
export function lackedLanguage({ download, saved }: Offer): string | undefined {
  const [tag] = nearest([language.value], Object.keys(download));
  return tag === undefined || saved?.languages.includes(tag) !== false ? undefined : tag;
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
