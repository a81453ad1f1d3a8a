/** Random shifts of two tablets over the real store and round: every operation once, whatever the line and the centre do. */
import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { closeTeamStore } from "../store/team-database";
import { unlock } from "../store/team-door";
import { writeOperation } from "../store/team-log";
import { endSession } from "../store/team-session";
import { Desk } from "../testing/desk";
import { enrolTablet, LEAD, PIN, shownRecords, take, teamQueue } from "../testing/tablet";
import type { Fetcher } from "./http";
import { teamRound } from "./team";

const SCHEDULES = Number(process.env.SCHEDULES ?? "25");
const STEPS = 40;
const DRAFT = { actor: "a".repeat(22), place: "azc-delft" };
const SKEWS = [
  0,
  30 * 86_400_000,
  -30 * 86_400_000,
  -Date.parse("2027-03-11T09:00:00Z"),
  11 * 365 * 86_400_000,
];

/** A seed's chances (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Shift {
  readonly desk = new Desk();
  readonly must = new Set<string>();
  faults = 0;
  private inHand: number | undefined;
  readonly skews = [0, 0];
  private readonly disks = [new IDBFactory(), new IDBFactory()];

  private readonly chance: () => number;

  constructor(chance: () => number) {
    this.chance = chance;
  }

  /** A line that loses requests and replies, sends twice, and now and then leads to a portal. */
  private readonly line: Fetcher = async (url, init) => {
    const luck = this.chance();
    if (luck < 0.5) return this.desk.fetch(url, init);
    this.faults += 1;
    if (luck < 0.6) throw new TypeError("the request was lost");
    const reply = await this.desk.fetch(url, init);
    if (luck < 0.75) throw new TypeError("the reply was lost");
    if (luck < 0.85) return this.desk.fetch(url, init);
    if (luck < 0.9) return new Response("<h1>Log in</h1>", { headers: { "content-type": "text/html" } });
    return luck < 0.95 ? new Response("", { headers: { "content-type": "application/json" } }) : reply;
  };

  async step(): Promise<void> {
    const tablet = this.pick([0, 1]);
    await this.take(tablet);
    this.desk.now = new Date(this.desk.now.getTime() + this.chance() * 5_400_000);
    if (this.chance() < 0.05) this.skews[tablet] = this.pick(SKEWS);
    await this.pick([this.write, this.write, this.write, this.round, this.round, this.killed, this.mishap])(
      tablet,
    );
  }

  /** A line without faults, for both, until nothing changes. */
  async calm(): Promise<void> {
    for (let turn = 0, still = 0; turn < 12 && still < 2; turn += 1) {
      const before = `${this.desk.epoch} ${this.desk.book.seq}`;
      for (const tablet of [0, 1]) {
        await this.take(tablet);
        await teamRound(this.desk.fetch, this.now(tablet), true);
      }
      still = before === `${this.desk.epoch} ${this.desk.book.seq}` ? still + 1 : 0;
    }
  }

  /** The other tablet, or now and then the same one after a lock, with somebody at work. */
  async take(tablet: number): Promise<void> {
    if (this.inHand === tablet && this.chance() < 0.8) return;
    this.inHand = tablet;
    await take(this.disks[tablet]);
    await unlock(LEAD, PIN, this.now(tablet));
  }

  private readonly write = async (tablet: number): Promise<void> => {
    const chosen = this.pick([
      { entity: "count", entity_id: "v1", patch: { category: "age-18", n: this.pick([1, 4, -1]) } },
      { entity: "visit", entity_id: "v1", patch: { opens: this.pick(["09:00", "10:00"]) } },
      { entity: "loan", entity_id: "b1", patch: { event: this.pick(["lent", "returned"]) } },
      { entity: "star", entity_id: "s1", patch: { n: 1 } },
    ]);
    this.must.add(await writeOperation({ ...DRAFT, ...chosen }, this.now(tablet)));
  };

  private readonly round = async (tablet: number): Promise<void> => {
    await teamRound(this.line, this.now(tablet), true);
  };

  /** The browser ends in the middle: what did not say "saved" may be there or not. */
  private readonly killed = async (tablet: number): Promise<void> => {
    this.faults += 1;
    const work = this.chance() < 0.5 ? this.write(tablet) : this.round(tablet);
    const end = (async () => {
      for (let turns = this.chance() * 20; turns > 0; turns -= 1) await Promise.resolve();
      await closeTeamStore();
    })();
    await Promise.allSettled([work, end]);
    endSession();
    this.inHand = undefined;
  };

  private readonly mishap = async (): Promise<void> => {
    this.faults += 1;
    if (this.chance() < 0.6) this.desk.backUp();
    else this.desk.restore(this.pick([0, 1]));
  };

  private now(tablet: number): Date {
    return new Date(Math.max(0, this.desk.now.getTime() + (this.skews[tablet] ?? 0)));
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.chance() * choices.length)] as T;
  }
}

test.each(Array.from({ length: SCHEDULES }, (_, seed) => seed))(
  "shift %i",
  { timeout: 60_000 },
  async (seed) => {
    const shift = new Shift(chances(seed));
    shift.desk.unknown.add("star");
    for (const tablet of [0, 1]) {
      await shift.take(tablet);
      await enrolTablet(shift.desk);
    }
    for (let step = 0; step < STEPS; step += 1) await shift.step();
    await shift.calm();
    // A tablet whose clock ran ahead forgot what it thought old, and is told all anew by a centre that was put back.
    shift.skews.fill(0);
    if (shift.desk.backups.length === 0) shift.desk.backUp();
    shift.desk.restore(seed);
    await shift.calm();
    expect(shift.faults).toBeGreaterThan(3);
    const received = new Set(shift.desk.book.stored.keys());
    expect([...shift.must].filter((id) => !received.has(id))).toEqual([]);
    const centre = [...shift.desk.records()].sort();
    for (const tablet of [0, 1]) {
      await shift.take(tablet);
      expect((await teamQueue()).waiting).toBe(0);
      expect([...(await shownRecords())].sort()).toEqual(centre);
    }
  },
);
