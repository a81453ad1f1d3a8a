/** What the administrator's page asks of the server about newcomers' words, texts and figures, and who is signed in. */
import { type Answer, call } from "./call";

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** What this session lets this person do; a second factor may add to it. */
  readonly may: readonly string[];
  readonly languages: readonly string[];
  readonly places: readonly string[];
  readonly csrf: string;
  readonly has_mfa: boolean;
  /** The password was right; before a code or a passkey nothing opens. */
  readonly awaits_factor: boolean;
  /** What these roles may with a second factor only, shown in this session or not. */
  readonly with_factor: readonly string[];
}

export interface Said {
  readonly from: "asker" | "library";
  readonly text: string;
  readonly day: string;
}

export type QuestionState = "open" | "answered" | "closed";

export interface Question {
  readonly id: string;
  readonly state: QuestionState;
  readonly audience: "here" | "office";
  readonly place: string;
  readonly language: string;
  readonly topic: string;
  readonly day: string;
  readonly messages: readonly Said[];
}

export interface QuestionPage {
  readonly total: number;
  readonly questions: readonly Question[];
}

/** A count, or `<10` where telling it could tell who it was. */
export type Count = number | "<10";
export type Figure = Readonly<Record<string, string | number>> & {
  readonly metric: string;
  readonly n: Count;
};

export interface Figures {
  readonly days: readonly Figure[];
  readonly weeks: readonly Figure[];
  readonly months: readonly Figure[];
}

/** A batch that the rules stopped, without what could not be kept of it. */
export interface Held {
  readonly commit_seq: number;
  readonly reason: string;
  readonly day: string;
  readonly batch: {
    readonly shape?: string;
    readonly period?: string;
    readonly topic?: string;
    readonly place?: string;
    readonly language?: string;
    readonly text?: string;
    readonly rows?: readonly Readonly<Record<string, unknown>>[];
  };
}

/** An operation of a team's device that the rules stopped. */
export interface HeldOperation {
  readonly commit_seq: number;
  readonly reason: string;
  readonly day: string;
  readonly operation: Readonly<Record<string, unknown>>;
}

export interface HeldOperationPage {
  readonly total: number;
  readonly held: readonly HeldOperation[];
}

export interface HeldPage {
  readonly total: number;
  readonly held: readonly Held[];
}

/** What a team wrote on a tablet; named by its hash. */
export interface KeptText {
  readonly hash: string;
  readonly day: string;
  readonly place: string;
  readonly text: string;
}

export interface TextPage {
  readonly total: number;
  readonly texts: readonly KeptText[];
}

export function whoAmI(): Promise<Answer<SignedIn>> {
  return call("accounts/session");
}

export function logOut(csrf: string): Promise<Answer<undefined>> {
  return call("accounts/session", { method: "DELETE", csrf });
}

export function readQuestions(state: QuestionState | null, page: number): Promise<Answer<QuestionPage>> {
  return call(`questions?page=${page}${state ? `&state=${state}` : ""}`);
}

export function readQuestion(id: string): Promise<Answer<Question>> {
  return call(`questions/${encodeURIComponent(id)}`);
}

/** The same `answerId` again answers once. */
export function giveAnswer(
  id: string,
  answerId: string,
  text: string,
  csrf: string,
): Promise<Answer<Question>> {
  const body = { answer_id: answerId, text };
  return call(`questions/${encodeURIComponent(id)}/answers`, { method: "POST", body, csrf });
}

export function closeQuestion(id: string, csrf: string): Promise<Answer<Question>> {
  return call(`questions/${encodeURIComponent(id)}/closed`, { method: "PUT", csrf });
}

export function readHeld(page: number): Promise<Answer<HeldPage>> {
  return call(`quarantine?page=${page}`);
}

export function releaseHeld(commitSeq: number, csrf: string): Promise<Answer<undefined>> {
  return call(`quarantine/${commitSeq}/release`, { method: "POST", csrf });
}

export function annulHeld(commitSeq: number, csrf: string): Promise<Answer<undefined>> {
  return call(`quarantine/${commitSeq}/annul`, { method: "POST", csrf });
}

export function readHeldOperations(page: number): Promise<Answer<HeldOperationPage>> {
  return call(`quarantine/operations?page=${page}`);
}

export function releaseOperation(commitSeq: number, csrf: string): Promise<Answer<undefined>> {
  return call(`quarantine/operations/${commitSeq}/release`, { method: "POST", csrf });
}

export function annulOperation(commitSeq: number, csrf: string): Promise<Answer<undefined>> {
  return call(`quarantine/operations/${commitSeq}/annul`, { method: "POST", csrf });
}

export function readTexts(page: number): Promise<Answer<TextPage>> {
  return call(`texts?page=${page}`);
}

export function eraseText(hash: string, csrf: string): Promise<Answer<undefined>> {
  return call(`texts/${hash}/erase`, { method: "POST", csrf });
}

export function readFigures(since: string): Promise<Answer<Figures>> {
  return call(`usage?since=${since}`);
}
