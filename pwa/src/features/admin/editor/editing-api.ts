/** What the studio asks of the server about packs, cards, their drafts and facts. */
import { type Answer, call } from "../call";
import type { CardContent, DutchText, PackContent, PackFact, ResourceType } from "./content";
import type { Translations } from "./document";

export interface PackLine {
  readonly id: string;
  readonly title: string;
  readonly audience: string;
  readonly languages: readonly string[];
  readonly tone: string;
  readonly resources: number;
  readonly drafts: number;
}

export interface CardLine {
  readonly id: string;
  readonly type: ResourceType;
  readonly theme: string;
  readonly title: string;
  readonly sensitivity: string;
  readonly law: string;
  readonly level: string;
  readonly last_checked: string;
  readonly has_draft: boolean;
  /** Never finished, so not in the pack yet. */
  readonly is_new: boolean;
  /** Null and "" for what came from files. */
  readonly at: string | null;
  readonly by: string;
}

export interface PackDetail {
  readonly pack: PackContent;
  /** In the pack's order, new ones last. */
  readonly resources: readonly CardLine[];
  /** The hash of what the pack says of itself, for whoever changes it; and that of the order. */
  readonly hash: string;
  readonly order: string;
  /** What somebody took out, the last one first. */
  readonly removed: readonly CardLine[];
}

/** A fact, the hash by which it is changed, and the cards that name it. */
export interface FactLine {
  readonly hash: string;
  readonly fact: PackFact;
  readonly used: readonly string[];
}

/** The newest state of a card; `finished` is the number of the version that is published from, 0 where there is none. */
export interface CardState {
  readonly pack: string;
  readonly number: number;
  readonly finished: number;
  readonly kind: "finished" | "draft" | "removed";
  readonly at: string | null;
  readonly by: string;
  readonly content: CardContent;
}

export interface Version {
  readonly number: number;
  readonly at: string | null;
  readonly by: string;
  readonly kind: "finished" | "draft" | "removed";
}

export interface SavedDraft {
  readonly number: number;
  readonly content: CardContent;
  /** Where somebody else's changes came in. */
  readonly merged: readonly string[];
}

/** A hint about one text, `words` being the piece that it is about: a help, and no judgement. */
export interface Hint {
  readonly id: string;
  readonly rule: "sentence" | "word" | "passive" | "glossary";
  readonly words: string;
  /** How many words a sentence has, and how many it had better have at most. */
  readonly count?: number;
  readonly most?: number;
  /** What to write instead. */
  readonly instead?: string;
}

/** What a changed text means for its translations: they stay, or they become outdated. */
export type Change = "small" | "meaning";

export function readPacks(): Promise<Answer<{ readonly packs: readonly PackLine[] }>> {
  return call("packs");
}

export function readPack(pack: string): Promise<Answer<PackDetail>> {
  return call(`packs/${name(pack)}`);
}

export function readTranslations(
  pack: string,
  card: string,
  language: string,
): Promise<Answer<{ readonly texts: Translations }>> {
  return call(`packs/${name(pack)}/translations/${name(language)}?resource=${name(card)}`);
}

export function readCard(card: string): Promise<Answer<CardState>> {
  return call(`resources/${name(card)}`);
}

export function saveDraft(
  card: string,
  basedOn: number,
  content: CardContent,
  csrf: string,
): Promise<Answer<SavedDraft>> {
  const body = { based_on: basedOn, content };
  return call(`resources/${name(card)}/draft`, { method: "PUT", body, csrf });
}

export function finishCard(
  card: string,
  number: number,
  changes: Readonly<Record<string, Change>>,
  csrf: string,
): Promise<Answer<{ readonly number: number }>> {
  return call(`resources/${name(card)}/finish`, { method: "POST", body: { number, changes }, csrf });
}

export function discardDraft(card: string, number: number, csrf: string): Promise<Answer<CardState>> {
  return call(`resources/${name(card)}/discard`, { method: "POST", body: { number }, csrf });
}

export function removeCard(card: string, csrf: string): Promise<Answer<undefined>> {
  return call(`resources/${name(card)}`, { method: "DELETE", csrf });
}

export function readVersions(card: string): Promise<Answer<{ readonly versions: readonly Version[] }>> {
  return call(`resources/${name(card)}/versions`);
}

export function readVersion(
  card: string,
  number: number,
): Promise<Answer<{ readonly content: CardContent }>> {
  return call(`resources/${name(card)}/versions/${number}`);
}

export function addCard(
  pack: string,
  card: { readonly type: ResourceType; readonly title: string; readonly theme: string },
  csrf: string,
): Promise<Answer<{ readonly id: string }>> {
  return call(`packs/${name(pack)}/resources`, { method: "POST", body: card, csrf });
}

export function orderCards(
  pack: string,
  was: string,
  resources: readonly string[],
  csrf: string,
): Promise<Answer<{ readonly order: string }>> {
  return call(`packs/${name(pack)}/order`, { method: "PUT", body: { was, resources }, csrf });
}

export function readFacts(pack: string): Promise<Answer<{ readonly facts: readonly FactLine[] }>> {
  return call(`packs/${name(pack)}/facts`);
}

/** `was` is its hash, "" for a new one. */
export function saveFact(
  pack: string,
  was: string,
  fact: PackFact,
  csrf: string,
): Promise<Answer<{ readonly hash: string }>> {
  return call(`packs/${name(pack)}/facts/${name(fact.id)}`, { method: "PUT", body: { was, fact }, csrf });
}

export function removeFact(pack: string, fact: string, csrf: string): Promise<Answer<undefined>> {
  return call(`packs/${name(pack)}/facts/${name(fact)}`, { method: "DELETE", csrf });
}

export function askReadability(
  texts: readonly DutchText[],
  audience: string,
  csrf: string,
): Promise<Answer<{ readonly findings: readonly Hint[] }>> {
  return call("readability", { method: "POST", body: { texts, audience }, csrf });
}

function name(part: string): string {
  return encodeURIComponent(part);
}
