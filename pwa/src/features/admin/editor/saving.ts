/**
 * Keeps one card safe while it is written: at once in this browser, within five seconds on the server, again after a cut
 * line, and beside what somebody else wrote meanwhile.
 *
 * `base` is the version that the content was made from. Whoever comes second sends with it, and the server brings both
 * together by field and text; what clashes waits for a person.
 */
import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { mergeDrafts } from "../../../sync/drafts";
import type { Answer } from "../call";
import type { CardContent } from "./content";
import type { CardState, SavedDraft } from "./editing-api";
import type { Kept } from "./kept";
import { isSame } from "./values";

export const PAUSE = 1_500; // ms without a keystroke after which the server is sent it
export const AT_MOST = 4_000; // ms after the first keystroke; five seconds are promised
const AGAIN = 5_000; // ms after which a cut line is tried once more

/** Where what is typed is now, and since when where that is known; `here` is this browser, `nowhere` a browser that keeps nothing. */
export type Place =
  | { readonly at: "server"; readonly since: string | null }
  | { readonly at: "here" | "nowhere"; readonly why: "waiting" | "sending" | "offline" | "refused" }
  | { readonly at: "here" | "nowhere"; readonly why: "clash"; readonly theirs: CardState };

/** The wire and the disk. */
export interface Outside {
  readonly send: (basedOn: number, content: CardContent) => Promise<Answer<SavedDraft>>;
  readonly read: () => Promise<Answer<CardState>>;
  readonly keep: (kept: Kept) => Promise<void>;
  readonly drop: () => Promise<void>;
  readonly now: () => Date;
  /** The code of a refusal, for who watches over the session. */
  readonly tell: (code: string) => void;
}

export class Saving {
  readonly content: ReadonlySignal<CardContent>;
  readonly place: ReadonlySignal<Place>;
  readonly problem: ReadonlySignal<string | undefined>;
  /** How many times somebody else's changes came in. */
  readonly joined: ReadonlySignal<number>;
  readonly #content;
  readonly #place;
  readonly #problem = signal<string>();
  readonly #joined = signal(0);
  readonly #outside: Outside;
  #base: CardContent;
  #basedOn: number;
  #isKept = true;
  #firstKey: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #keeping: Promise<void> = Promise.resolve();

  /** From what the server has, or from what this browser kept of it. */
  constructor(state: CardState, kept: Kept | undefined, outside: Outside) {
    this.#outside = outside;
    this.#base = kept?.base ?? state.content;
    this.#basedOn = kept?.basedOn ?? state.number;
    this.#content = signal(kept?.content ?? state.content);
    this.#place = signal<Place>(kept ? { at: "here", why: "waiting" } : { at: "server", since: state.at });
    this.content = this.#content;
    this.place = this.#place;
    this.problem = this.#problem;
    this.joined = this.#joined;
    if (kept) this.#plan(0);
  }

  get basedOn(): number {
    return this.#basedOn;
  }

  get base(): CardContent {
    return this.#base;
  }

  change(content: CardContent): void {
    if (content === this.#content.value) return;
    this.#content.value = content;
    this.#keep();
    if (this.#place.value.at !== "server" && this.#place.value.why === "clash") return; // a person decides first
    this.#show("waiting");
    this.#firstKey ??= Date.now();
    this.#plan(Math.min(PAUSE, Math.max(0, this.#firstKey + AT_MOST - Date.now())));
  }

  /** Sends what is not on the server yet, and is done when it is there or cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sending;
    if (isSame(this.#content.value, this.#base)) {
      this.#rest();
      return;
    }
    this.#sending = this.#send();
    await this.#sending;
    this.#sending = undefined;
  }

  /** What came of a clash: the content, made from the version that the other wrote. */
  settle(content: CardContent, theirs: CardState): void {
    this.#base = theirs.content;
    this.#basedOn = theirs.number;
    this.#content.value = content;
    this.#keep();
    this.#show("waiting");
    this.#plan(0);
  }

  /** What the server has now, in place of what was here: after finishing, discarding or restoring. */
  take(state: CardState): void {
    clearTimeout(this.#timer);
    batch(() => {
      this.#base = state.content;
      this.#basedOn = state.number;
      this.#content.value = state.content;
    });
    this.#rest();
  }

  /** Nothing is sent from here any more; what was kept stays kept. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #plan(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #send(): Promise<void> {
    const sent = this.#content.value;
    this.#firstKey = undefined;
    this.#show("sending");
    const answer = await this.#outside.send(this.#basedOn, sent);
    if (answer.ok) this.#saved(sent, answer.value);
    else await this.#refused(answer.code);
  }

  #saved(sent: CardContent, saved: SavedDraft): void {
    batch(() => {
      // What was typed meanwhile goes on top of what the server made of it.
      const { content } = mergeDrafts(sent, saved.content, this.#content.value);
      this.#content.value = saved.merged.length > 0 ? content : this.#content.value;
      this.#base = saved.merged.length > 0 ? saved.content : sent;
      this.#basedOn = saved.number;
      this.#problem.value = undefined;
      if (saved.merged.length > 0) this.#joined.value += 1;
    });
    if (isSame(this.#content.value, this.#base)) this.#rest();
    else this.change({ ...this.#content.value });
  }

  async #refused(code: string): Promise<void> {
    this.#outside.tell(code);
    if (code === "clash") {
      const theirs = await this.#outside.read();
      if (theirs.ok) {
        this.#place.value = { at: this.#kept(), why: "clash", theirs: theirs.value };
        return;
      }
    }
    const isOffline = code === "offline" || code === "clash" || code === "not-signed-in";
    this.#problem.value = isOffline ? undefined : code;
    this.#show(isOffline ? "offline" : "refused");
    if (isOffline) this.#plan(AGAIN);
  }

  #rest(): void {
    this.#firstKey = undefined;
    this.#problem.value = undefined;
    this.#place.value = { at: "server", since: this.#outside.now().toISOString() };
    this.#keeping = this.#keeping.then(() => this.#outside.drop()).catch(() => undefined);
  }

  #keep(): void {
    const kept = {
      content: this.#content.value,
      base: this.#base,
      basedOn: this.#basedOn,
      at: this.#outside.now().toISOString(),
    };
    this.#keeping = this.#keeping
      .then(() => this.#outside.keep(kept))
      .then(
        () => this.#found(true),
        () => this.#found(false), // no room, or a browser that keeps nothing: the screen says so
      );
  }

  #found(isKept: boolean): void {
    this.#isKept = isKept;
    const place = this.#place.value;
    if (place.at !== "server") this.#place.value = { ...place, at: this.#kept() };
  }

  #kept(): "here" | "nowhere" {
    return this.#isKept ? "here" : "nowhere";
  }

  #show(why: "waiting" | "sending" | "offline" | "refused"): void {
    this.#place.value = { at: this.#kept(), why };
  }
}
