/**
 * Plays random schedules against a real server: `node play.mjs <address> <seed> <schedules>`. What only an operator can
 * do it asks for, as a line of JSON; when a line comes back, it is done. The last line says how it ended.
 */
import { createInterface } from "node:readline/promises";
import fc from "fast-check";
import "fake-indexeddb/auto";
import type { Heard, Wire } from "./line";
import { schedules } from "./schedules";
import { giveTabsTheirPhones, type Load } from "./tab";
import { type Centre, calmDay, type Offer, World } from "./world";

const OFFER: Offer = {
  resources: [
    { pack: "buurt", edition: 1, resource: "B1-01", sensitivity: "green" },
    { pack: "buurt", edition: 1, resource: "B1-02", sensitivity: "yellow" },
  ],
  phones: [
    { language: "ar", place: "azc-ergens" },
    { language: "nl", place: null },
  ],
};
const STEPS = 24;
/** An operator's deed takes seconds, a step milliseconds: one in so many is done. */
const ONE_IN = 12;

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function askOperator(deed: string): Promise<void> {
  say({ ask: deed });
  await answers.next();
}

/** The server over loopback, and whoever looks after it. */
class RealCentre implements Centre {
  readonly wire: Wire["ask"];
  private turn = 0;

  constructor(address: string) {
    this.wire = async (url, body) => {
      const headers = { "content-type": "application/json" };
      const given = body ? { method: "POST", body: body as Uint8Array<ArrayBuffer>, headers } : {};
      return fetch(address + url, given).then(heardOf, () => undefined);
    };
  }

  /** From here a crash is a request that the server never saw, or a reply that never came. */
  async ask(...[url, body, crash]: Parameters<Wire["ask"]>): Promise<Heard | undefined> {
    if (crash === "before") return undefined;
    const heard = await this.wire(url, body);
    return crash ? undefined : heard;
  }

  async backUp(): Promise<void> {
    if (this.isTurn()) await askOperator("backup");
  }

  async restore(isOldest: boolean): Promise<void> {
    if (this.isTurn()) await askOperator(isOldest ? "restore oldest" : "restore newest");
  }

  private isTurn(): boolean {
    this.turn += 1;
    return this.turn % ONE_IN === 0;
  }
}

async function heardOf(response: Response): Promise<Heard> {
  const { status, headers } = response;
  const retryAfter = headers.get("retry-after");
  return {
    status,
    type: headers.get("content-type") ?? "",
    body: new Uint8Array(await response.arrayBuffer()),
    ...(retryAfter === null ? {} : { retryAfter: Number(retryAfter) }),
  };
}

let loaded = 0;

/** The same file under another name is another tab's. */
const load: Load = () => {
  loaded += 1;
  return import(new URL(`./code.mjs?${loaded}`, import.meta.url).href);
};

async function play(address: string, seed: number, count: number): Promise<void> {
  giveTabsTheirPhones();
  const centre = new RealCentre(address);
  const clock = { now: Date.now() };
  const worlds: World[] = [];
  for (const [at, steps] of fc.sample(schedules(STEPS), { numRuns: count, seed }).entries()) {
    clock.now = Date.now();
    const world = new World({ offer: OFFER, centre, clock, load, name: `schema ${at}` });
    worlds.push(world);
    await world.play(steps);
  }
  // A calm day for all, in the middle of which the server is put back.
  await calmDay(worlds, clock);
  await askOperator("restore oldest");
  const rounds = await calmDay(worlds, clock, () => askOperator("backup"));
  for (const world of worlds) await world.line.deliverLate();
  say(await ended(worlds, rounds));
}

async function ended(worlds: readonly World[], rounds: number): Promise<object> {
  const expected = new Map<string, number>();
  let stuck = 0;
  for (const world of worlds) {
    stuck += await world.held();
    for (const [key, n] of world.expected) expected.set(key, (expected.get(key) ?? 0) + n);
  }
  const faults = worlds.reduce((sum, { line, killed }) => sum + line.faults + killed, 0);
  return { expected: Object.fromEntries(expected), schedules: worlds.length, faults, stuck, rounds };
}

const [address = "", seed = "1", count = "10"] = process.argv.slice(2);
await play(address, Number(seed), Number(count));
process.exit(0); // what killed tabs wait for never comes
