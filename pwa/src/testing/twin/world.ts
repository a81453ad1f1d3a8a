/**
 * Phones, a line and a centre, played by a schedule: what befalls each step is in the step, so that a schedule that
 * fails can be made smaller. What was done on the phones is kept as what the centre must have in the end.
 */
import { counterKey, foldUse, type Metric } from "../../sync/batches";
import type { Sensitivity } from "../../sync/fields";
import { keyWithoutPeriod } from "./centre";
import { Line, type Mishap, type Wire } from "./line";
import { Phone, type Settings } from "./phone";
import { KilledError, type Load } from "./tab";

/** What phones may use. */
export interface Offer {
  readonly resources: readonly {
    readonly pack: string;
    readonly edition: number;
    readonly resource: string;
    readonly sensitivity: Sensitivity;
  }[];
  readonly phones: readonly Settings[];
}

/** Who acts, how many minutes after the step before, and after how many touches of disk or line the tab is killed. */
interface Deed {
  readonly phone: number;
  readonly tab: number;
  readonly after: number;
  readonly touches?: number | undefined;
}

export type Step =
  | (Deed & { readonly do: "use"; readonly metric: Metric; readonly resource: number })
  | (Deed & { readonly do: "ask"; readonly audience: "here" | "office" })
  | (Deed & {
      readonly do: "send";
      readonly how: "round" | "eager" | "now";
      readonly line: readonly Mishap[];
    })
  | (Deed & { readonly do: "both"; readonly line: readonly Mishap[] })
  | { readonly do: "kill"; readonly phone: number }
  | { readonly do: "clock"; readonly phone: number; readonly skew: number } // ms
  | { readonly do: "late" | "backup" }
  | { readonly do: "restore"; readonly isOldest: boolean };

/** A centre that can be put back. */
export interface Centre extends Wire {
  backUp(): Promise<void>;
  restore(isOldest: boolean): Promise<void>;
}

const MINUTE = 60_000; // ms
const ROUND = 20 * MINUTE; // longer than the longest back-off
export const ROUNDS_MAX = 12;

export class World {
  readonly line: Line;
  readonly phones: readonly Phone[];
  /** What was counted or asked: without periods, and texts. */
  readonly expected = new Map<string, number>();
  killed = 0;
  private readonly offer: Offer;
  private readonly centre: Centre;
  private readonly clock: { now: number };
  private asked = 0;
  private readonly name: string;

  constructor(given: {
    readonly offer: Offer;
    readonly centre: Centre;
    readonly clock: { now: number }; // ms
    readonly load: Load;
    readonly name: string; // tells its messages from another world's
  }) {
    this.offer = given.offer;
    this.centre = given.centre;
    this.clock = given.clock;
    this.name = given.name;
    this.line = new Line(given.centre);
    this.phones = given.offer.phones.map((settings) => new Phone(settings, given.load));
  }

  async play(steps: readonly Step[]): Promise<void> {
    for (const phone of this.phones) await phone.begin();
    for (const step of steps) await this.step(step);
  }

  /** Nothing goes wrong any more, and every app is opened anew. */
  calmDown(): void {
    this.line.expect([]);
    for (const phone of this.phones) phone.kill();
  }

  /** Every phone has a round, the first by its reader's own "send now"; gives back how many requests that made. */
  async round(isFirst: boolean): Promise<number> {
    const before = this.line.requests;
    for (const phone of this.phones) await this.send(phone, isFirst ? "now" : "round");
    return this.line.requests - before;
  }

  /** What still lies on the phones. */
  async held(): Promise<number> {
    const held = await Promise.all(this.phones.map((phone) => phone.held()));
    return held.reduce((sum, { batches }) => sum + batches, 0);
  }

  private async step(step: Step): Promise<void> {
    if ("after" in step) this.clock.now += step.after * MINUTE;
    try {
      await this.act(step);
    } catch (problem) {
      if (!(problem instanceof KilledError)) throw problem;
      this.killed += 1;
    }
  }

  private async act(step: Step): Promise<unknown> {
    switch (step.do) {
      case "use":
        return this.use(this.phoneOf(step), step);
      case "ask":
        return this.ask(this.phoneOf(step), step);
      case "send":
        this.line.expect(step.line);
        return this.send(this.phoneOf(step), step.how, step.tab, step.touches);
      case "both":
        this.line.expect(step.line);
        return Promise.all([0, 1].map((tab) => this.send(this.phoneOf(step), "now", tab)));
      case "kill":
        return this.phoneOf(step).kill();
      case "clock":
        this.phoneOf(step).skew = step.skew;
        return undefined;
      case "late":
        return this.line.deliverLate();
      case "backup":
        return this.centre.backUp();
      case "restore":
        return this.centre.restore(step.isOldest);
    }
  }

  private phoneOf({ phone }: { readonly phone: number }): Phone {
    const found = this.phones[phone % this.phones.length];
    if (!found) throw new Error("a world without phones");
    return found;
  }

  private deviceNow(phone: Phone): Date {
    return new Date(this.clock.now + phone.skew);
  }

  private async use(phone: Phone, { tab, metric, resource, touches }: Extract<Step, { do: "use" }>) {
    const chosen = this.offer.resources[resource % this.offer.resources.length];
    if (!chosen) throw new Error("an offer of nothing");
    const use = { metric, ...chosen };
    const expected = foldUse({ ...use, ...phone.settings }, "2026-01-01").map((counter) =>
      keyWithoutPeriod(counter.shape, counterKey(counter)),
    );
    const before = (await phone.held()).uses;
    try {
      await phone.tab(tab).work((code) => code.count(use, this.deviceNow(phone)), touches);
    } finally {
      // Killed before its transaction, the phone never said that it counted.
      if ((await phone.held()).uses > before) for (const key of expected) this.expect(key);
    }
  }

  private async ask(phone: Phone, { tab, audience, touches }: Extract<Step, { do: "ask" }>) {
    this.asked += 1;
    const text = `vraag ${this.asked} ${this.name}`;
    const question = { topic: "other", text, audience: phone.settings.place ? audience : "office" } as const;
    const before = (await phone.held()).messages;
    let isSaved = false;
    try {
      await phone.tab(tab).work((code) => code.ask(question, this.deviceNow(phone)), touches);
      isSaved = true;
    } finally {
      if (isSaved || (await phone.held()).messages > before) this.expect(text);
    }
  }

  private expect(key: string): void {
    this.expected.set(key, (this.expected.get(key) ?? 0) + 1);
  }

  private send(phone: Phone, how: "round" | "eager" | "now", tab = 0, touches?: number): Promise<unknown> {
    const open = phone.tab(tab);
    const line = open.line(this.line.fetch);
    const now = this.deviceNow(phone);
    return open.work(
      (code) => (how === "now" ? code.sendNow(line, now) : code.flush(line, now, how === "eager")),
      touches,
    );
  }
}

/** How many rounds of a calm day until no phone had anything to ask any more, or Infinity. */
export async function calmDay(
  worlds: readonly World[],
  clock: { now: number },
  backUp?: () => Promise<void>,
): Promise<number> {
  for (const world of worlds) world.calmDown();
  for (let round = 0; round <= ROUNDS_MAX; round++) {
    let requests = 0;
    for (const world of worlds) requests += await world.round(round === 0);
    if (requests === 0) return round;
    await backUp?.();
    clock.now += ROUND;
  }
  return Number.POSITIVE_INFINITY;
}

/** How many words are missing, and how many are there too often. */
export function differences(
  expected: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): { readonly lost: number; readonly doubled: number } {
  let lost = 0;
  let doubled = 0;
  for (const key of new Set([...expected.keys(), ...found.keys()])) {
    const difference = (expected.get(key) ?? 0) - (found.get(key) ?? 0);
    lost += Math.max(0, difference);
    doubled += Math.max(0, -difference);
  }
  return { lost, doubled };
}
