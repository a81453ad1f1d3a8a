/** What the studio asks of the server about translations. */
import { type Answer, call } from "../call";

export type State = "missing" | "outdated" | "unreviewed" | "done";
export type Form = "po" | "xliff";

/** One pack in one language, in texts; `words_left` are Dutch ones. */
export interface Cell {
  readonly done: number;
  readonly unreviewed: number;
  readonly outdated: number;
  readonly missing: number;
  readonly words_left: number;
  readonly minutes: number;
}

export interface PackLine {
  readonly id: string;
  readonly title: string;
  readonly tone: string;
  readonly segments: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface Matrix {
  readonly languages: readonly string[];
  readonly packs: readonly PackLine[];
  readonly places: readonly {
    readonly id: string;
    readonly name: string;
    readonly languages: readonly string[];
  }[];
}

export interface Line {
  readonly id: string;
  readonly resource: string;
  readonly nl: string;
  readonly text: string;
  readonly state: State;
}

export interface Sheet {
  readonly title: string;
  readonly resources: readonly { readonly id: string; readonly title: string }[];
  readonly segments: readonly Line[];
}

export interface FoundProblem {
  readonly rule: string;
  readonly problem: string;
}

export interface Version {
  readonly deed: "found" | "written" | "imported" | "reviewed" | "emptied";
  readonly text: string;
  readonly source_nl: string;
  readonly by: string;
  readonly at: string;
}

/** One text with all that helps to translate it. */
export interface Segment extends Line {
  readonly source_hash: string;
  readonly previous_nl: string;
  readonly text_hash: string;
  readonly reviewed_by: string;
  readonly written: Version | null;
  readonly notes: readonly string[];
  readonly others: Readonly<Record<string, string>>;
  readonly terms: readonly {
    readonly id: string;
    readonly means: string;
    readonly words: readonly string[];
  }[];
  readonly problems: readonly FoundProblem[];
  readonly history: readonly Version[];
  readonly comments: readonly { readonly text: string; readonly by: string; readonly at: string }[];
}

export interface Saved {
  readonly state: State;
  readonly text_hash: string;
  readonly problems: readonly FoundProblem[];
}

/** Which of them are never taken out of a file: `conflict`, `unfit`, `unknown`. */
export type Kind = "new" | "changed" | "conflict" | "unfit" | "unknown";

export interface DiffRow {
  readonly segment: string;
  readonly kind: Kind;
  readonly nl: string;
  readonly ours: string;
  readonly theirs: string;
  readonly source_nl: string;
  readonly was: string;
  /** What the checks find in it. */
  readonly problems: readonly FoundProblem[];
}

export interface Diff {
  readonly same: number;
  readonly rows: readonly DiffRow[];
}

/** A pack in a language. */
export interface Where {
  readonly pack: string;
  readonly language: string;
}

export function readMatrix(): Promise<Answer<Matrix>> {
  return call("translations");
}

export function readSheet(where: Where): Promise<Answer<Sheet>> {
  return call(pathOf(where));
}

export function readSegment(where: Where, segment: string): Promise<Answer<Segment>> {
  return call(pathOf(where, segment));
}

/** Over the text and of the Dutch that this segment shows. */
export function saveText(where: Where, shown: Segment, text: string, csrf: string): Promise<Answer<Saved>> {
  const body = { text, source_hash: shown.source_hash, was: shown.text_hash };
  return call(pathOf(where, shown.id), { method: "PUT", body, csrf });
}

export function checkText(
  where: Where,
  segment: string,
  text: string,
  csrf: string,
): Promise<Answer<{ readonly problems: readonly FoundProblem[] }>> {
  return call(`${pathOf(where, segment)}/check`, { method: "POST", body: { text }, csrf });
}

export function reviewText(where: Where, shown: Segment, csrf: string): Promise<Answer<undefined>> {
  const body = { text_hash: shown.text_hash };
  return call(`${pathOf(where, shown.id)}/review`, { method: "POST", body, csrf });
}

/** The one that this segment shows; from then on there is none. */
export function takeBack(where: Where, shown: Segment, csrf: string): Promise<Answer<undefined>> {
  const body = { text_hash: shown.text_hash };
  return call(`${pathOf(where, shown.id)}/take-back`, { method: "POST", body, csrf });
}

export function addComment(
  where: Where,
  segment: string,
  text: string,
  csrf: string,
): Promise<Answer<undefined>> {
  return call(`${pathOf(where, segment)}/comment`, { method: "POST", body: { text }, csrf });
}

export function exportLink(where: Where, form: Form): string {
  return `/api/${pathOf(where)}/export?form=${form}`;
}

/** Nothing is written yet. */
export function compareFile(where: Where, form: Form, file: Blob, csrf: string): Promise<Answer<Diff>> {
  const fileType = "application/octet-stream";
  return call(`${pathOf(where)}/import?form=${form}`, { method: "POST", file, fileType, csrf });
}

export function takeRows(
  where: Where,
  rows: readonly DiffRow[],
  csrf: string,
): Promise<Answer<{ readonly taken: number; readonly left: readonly string[] }>> {
  const chosen = rows.map(({ segment, theirs, source_nl, was }) => ({ segment, theirs, source_nl, was }));
  return call(`${pathOf(where)}/import/apply`, { method: "POST", body: { rows: chosen }, csrf });
}

function pathOf({ pack, language }: Where, segment?: string): string {
  const pieces = segment === undefined ? [pack, language] : [pack, language, segment];
  return `translations/${pieces.map(encodeURIComponent).join("/")}`;
}
