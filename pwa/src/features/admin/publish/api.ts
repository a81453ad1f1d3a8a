/** What the pages of publishing ask of the server. */
import { type Answer, call } from "../call";

export type Kind = "added" | "changed" | "removed";

export interface Stage {
  readonly edition: number;
  readonly places: readonly string[];
  readonly is_paused: boolean;
}

export interface PackState {
  readonly id: string;
  readonly title: string;
  /** What everybody may fetch; 0 where nothing was published. */
  readonly edition: number;
  readonly staged: Stage | null;
  readonly waits: number | null;
}

export interface Signer {
  readonly keyid: string;
  readonly holder: string;
  readonly is_in_browser: boolean;
}

export interface Proposal {
  readonly file: string;
  readonly role: string;
  readonly version: number;
  readonly digest: string;
  readonly threshold: number;
  readonly signed_by: readonly Signer[];
  readonly may_sign: readonly Signer[];
  readonly needs_own_machine: boolean;
}

export interface PublisherKey {
  readonly keyid: string;
  readonly holder: string;
  readonly held: "browser" | "machine";
  readonly standing: "current" | "waiting" | "made" | "leaving";
}

export interface Recalled {
  readonly pack: string;
  readonly resource: string;
  readonly up_to_edition: number;
  readonly reason: Readonly<Record<string, string>>;
  readonly is_shown_again: boolean;
}

export interface Overview {
  readonly is_production: boolean;
  readonly packs: readonly PackState[];
  readonly waiting: readonly Proposal[];
  readonly keys: readonly PublisherKey[];
  readonly recalls: readonly Recalled[];
}

export interface InLanguage {
  readonly language: string;
  readonly shows: string;
  readonly kind: Kind;
  /** Bytes. */
  readonly delta: number;
}

export interface CardChange {
  readonly card: string;
  readonly title: string;
  readonly kind: Kind;
  readonly languages: readonly InLanguage[];
}

/** Bytes in one language. */
export interface Weight {
  readonly language: string;
  readonly delta: number;
  readonly update: number;
  readonly whole: number;
  readonly pictures: number;
  readonly sound: number;
}

export interface PackChanges {
  readonly pack: string;
  readonly former: number;
  readonly edition: number;
  readonly cards: readonly CardChange[];
  readonly weights: readonly Weight[];
}

export interface PastEdition {
  readonly edition: number;
  readonly published: string;
  readonly notes: string;
  readonly places: readonly string[];
  readonly restores: number | null;
}

export interface CardTitle {
  readonly id: string;
  readonly title: string;
}

export interface PackReview {
  readonly changes: PackChanges;
  readonly past: readonly PastEdition[];
  /** What everybody may fetch now. */
  readonly cards: readonly CardTitle[];
}

export interface Finding {
  readonly rule: string;
  readonly card: string;
  readonly at: string;
  readonly language: string;
  readonly problem: string;
}

export interface Gate {
  readonly name: string;
  readonly is_passed: boolean;
  readonly blocks: boolean;
  readonly can_be_waived: boolean;
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly waived: number;
}

export interface NewWaiver {
  readonly pack: string;
  readonly gate: string;
  readonly resource: string;
  readonly language: string;
  readonly reason: string;
  readonly ends_on: string;
}

export interface Waiver extends NewWaiver {
  readonly id: string;
  readonly made_by: string;
}

export interface Judged {
  readonly gates: readonly Gate[];
  readonly waivers: readonly Waiver[];
}

export interface TextChange {
  readonly at: string;
  readonly before: string;
  readonly after: string;
}

export interface ProposedPack {
  readonly target: string;
  readonly places: readonly string[];
  readonly changes: PackChanges | null;
}

export interface ProposalChanges {
  readonly packs: readonly ProposedPack[];
  readonly lines: readonly string[];
}

/** `proposed` are roles that people must sign first. */
export interface Publication {
  readonly editions: readonly { readonly edition: number }[];
  readonly proposed: readonly string[];
}

type Told = number | "<10" | "hidden";

export interface EditionUse {
  readonly pack: string;
  readonly edition: number;
  /** About how many have it now. */
  readonly phones: Told;
  readonly saved: Told;
  readonly opened: Told;
}

export type Texts = Answer<{ readonly texts: readonly TextChange[] }>;

export function readOverview(): Promise<Answer<Overview>> {
  return call("publishing");
}

export function readReview(pack: string): Promise<Answer<PackReview>> {
  return call(`publishing/packs/${pack}`);
}

export function readGates(pack: string): Promise<Answer<Judged>> {
  return call(`publishing/packs/${pack}/gates`);
}

export function readTexts(pack: string, card: string, language: string): Promise<Texts> {
  return call(`publishing/packs/${pack}/cards/${card}/${language}`);
}

export function readProposal(file: string): Promise<Answer<ProposalChanges>> {
  return call(`publishing/proposals/${file}`);
}

export function readProposedTexts(
  file: string,
  target: string,
  card: string,
  language: string,
): Promise<Texts> {
  return call(`publishing/proposals/${file}/${target}/cards/${card}/${language}`);
}

export function readUses(): Promise<Answer<{ readonly editions: readonly EditionUse[] }>> {
  return call("usage/editions");
}

export function publishPack(
  pack: string,
  body: { readonly notes: string; readonly places: readonly string[] },
  csrf: string,
): Promise<Answer<Publication>> {
  return call(`publishing/packs/${pack}/editions`, { method: "POST", body, csrf });
}

export function changeStage(
  pack: string,
  deed: "release" | "pause" | "resume",
  csrf: string,
): Promise<Answer<Publication>> {
  return call(`publishing/packs/${pack}/stage/${deed}`, { method: "POST", csrf });
}

export function goBack(
  pack: string,
  body: { readonly edition: number; readonly notes: string },
  csrf: string,
): Promise<Answer<Publication>> {
  return call(`publishing/packs/${pack}/rollback`, { method: "POST", body, csrf });
}

export function takeBack(
  body: { readonly pack: string; readonly resource: string; readonly reason: string },
  csrf: string,
): Promise<Answer<Publication>> {
  return call("publishing/recalls", { method: "POST", body, csrf });
}

export function addWaiver(body: NewWaiver, csrf: string): Promise<Answer<Waiver>> {
  return call("publishing/waivers", { method: "POST", body, csrf });
}

export function endWaiver(id: string, csrf: string): Promise<Answer<undefined>> {
  return call(`publishing/waivers/${id}`, { method: "DELETE", csrf });
}

export function registerKey(spki: string, csrf: string): Promise<Answer<{ readonly keyid: string }>> {
  return call("publishing/keys", { method: "POST", body: { spki }, csrf });
}

export function rotateKeys(
  body: { readonly add: readonly string[]; readonly remove: readonly string[]; readonly threshold?: number },
  csrf: string,
): Promise<Answer<{ readonly current: readonly string[] }>> {
  return call("publishing/rotation", { method: "POST", body, csrf });
}

/** A file that somebody signed on their own machine. */
export function sendCopy(
  file: string,
  copy: File,
  csrf: string,
): Promise<Answer<{ readonly current: readonly string[] }>> {
  const address = `publishing/proposals/${file}/copies`;
  return call(address, { method: "POST", file: copy, fileType: "application/octet-stream", csrf });
}

export function sendSignature(
  file: string,
  body: { readonly keyid: string; readonly signature: string; readonly digest: string },
  csrf: string,
): Promise<Answer<{ readonly current: readonly string[] }>> {
  return call(`publishing/proposals/${file}/signatures`, { method: "POST", body, csrf });
}
