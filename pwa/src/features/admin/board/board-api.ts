/** What the server says is to be done. */
import { type Answer, call } from "../call";

export type Kind =
  | "facts"
  | "signatures"
  | "gates"
  | "questions"
  | "outdated"
  | "unreviewed"
  | "hard"
  | "silent"
  | "missing";

/** One place where something is to be done; what else is known of it says where. */
export interface Work {
  readonly n: number;
  readonly title?: string;
  readonly pack?: string;
  /** Where the title is not the pack's own. */
  readonly pack_title?: string;
  readonly resource?: string;
  readonly language?: string;
  readonly at?: string;
  readonly rule?: string;
  readonly problem?: string;
  readonly day?: string;
}

export interface Group {
  readonly kind: Kind;
  readonly urgency: "now" | "soon" | "later";
  readonly n: number;
  readonly work: readonly Work[];
}

export interface Board {
  readonly groups: readonly Group[];
  /** Packs that changed and are being looked at: of them more may follow. */
  readonly looking: readonly string[];
}

export function readBoard(): Promise<Answer<Board>> {
  return call("board");
}

/** Of publishing what is under way. */
export interface Outgoing {
  readonly packs: readonly {
    readonly title: string;
    readonly staged: { readonly edition: number; readonly is_paused: boolean } | null;
    /** The edition that is made and not signed yet. */
    readonly waits: number | null;
  }[];
}

export function readOutgoing(): Promise<Answer<Outgoing>> {
  return call("publishing");
}
