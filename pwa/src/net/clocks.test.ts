/**
 * Every way in which the clocks of a phone and of the server can be wrong, with what comes of a check for news (clause
 * 2.12): what is refused changes nothing, what was there is read whatever any clock says.
 */
import { expect, test } from "vitest";
import { lowerBound, SIGNED_AT } from "../store/clock";
import { openStore } from "../store/database";
import { readTrust } from "../store/trust";
import { newPhone } from "../testing/phone";
import { Repository } from "../testing/repository";
import { FIRST, SECOND, save, titles } from "../testing/saver";
import { type CheckResult, checkForNews } from "./packs";

const DAY = 86_400_000; // ms
/** So that the day on which this runs plays no part. */
const BEFORE = new Date(Date.parse(__BUILD_DATE__) + DAY);
const NOW = new Date(BEFORE.getTime() + DAY);
const LASTS = 30; // days from signing to expiry; the root's are 365
const CLOCKS = { "far back": -400, back: -10, right: 0, ahead: 10, "far ahead": 400 } as const; // days
const SERVERS = Object.entries(CLOCKS);

type Clock = keyof typeof CLOCKS;
type Row = readonly [phone: Clock, outcomes: readonly Outcome[]];
type Outcome = "ok" | "rollback" | "expired" | "clock";

// What comes of a server whose clock is:    far back    back        right      ahead      far ahead
const KNOWING: readonly Row[] = [
  ["far back", /*                        */ ["rollback", "rollback", "clock", "clock", "clock"]],
  ["back", /*                            */ ["rollback", "rollback", "clock", "clock", "clock"]],
  ["right", /*                           */ ["rollback", "rollback", "ok", "clock", "clock"]],
  ["ahead", /*                           */ ["rollback", "rollback", "ok", "ok", "clock"]],
  ["far ahead", /*                       */ ["expired", "expired", "expired", "expired", "expired"]],
];
/** It cannot know that a server is behind, until that server's signatures have expired at the day of its own build. */
const NEW: readonly Row[] = [
  ["far back", ["expired", "clock", "clock", "clock", "clock"]],
  ["back", ["expired", "ok", "clock", "clock", "clock"]],
  ["right", ["expired", "ok", "ok", "clock", "clock"]],
  ["ahead", ["expired", "ok", "ok", "ok", "clock"]],
  ["far ahead", ["expired", "expired", "expired", "expired", "expired"]],
];

test.each(cells(KNOWING))(
  "a phone that is %s and knows a server that now is %s: %s",
  async (phone, server, outcome) => {
    const repository = await begin(server);
    repository.hideUpdate();
    expect(await checkForNews(repository.server.fetch, BEFORE)).toMatchObject({ ok: true });
    expect(await save(repository.server, ["ar"], { now: BEFORE })).toEqual({ ok: true });
    const before = await state();
    repository.showUpdate();
    expect(named(await checkForNews(repository.server.fetch, clock(phone)))).toBe(outcome);
    expect(await titles("nl")).toEqual(Object.values(FIRST.nl ?? {}));
    if (outcome === "ok") await expectUpdate(repository.server, clock(phone));
    else expect(await state()).toEqual(before);
    expect((await lowerBound(clock(phone))).getTime()).toBeGreaterThanOrEqual(BEFORE.getTime() - 1000);
  },
);

test.each(cells(NEW))(
  "a new phone that is %s, and a server that is %s: %s",
  async (phone, server, outcome) => {
    const repository = await begin(server);
    repository.showUpdate();
    expect(named(await checkForNews(repository.server.fetch, clock(phone)))).toBe(outcome);
    if (outcome === "ok") return expectUpdate(repository.server, clock(phone));
    const { files, signedAt } = await state();
    expect(Object.keys(files)).toEqual(["root"]);
    expect(signedAt).toBeUndefined();
  },
);

test("of what a phone refused nothing stands in the way when its clock is right again", async () => {
  for (const [phone, outcomes] of [...KNOWING, ...NEW]) {
    for (const [at, [server]] of SERVERS.entries()) {
      if (outcomes[at] === "ok") continue;
      const repository = await begin(server as Clock);
      repository.showUpdate();
      await checkForNews(repository.server.fetch, clock(phone));
      await repository.server.publish("aankomst", 3, SECOND, times("right"));
      expect(named(await checkForNews(repository.server.fetch, NOW)), `${phone}, ${server}`).toBe("ok");
    }
  }
});

/** A new phone, and a server whose first edition is of a good day and whose second was signed by this clock. */
async function begin(clock: Clock) {
  await newPhone();
  const server = await Repository.create(BEFORE);
  await server.publish("aankomst", 1, FIRST, { signedAt: BEFORE, days: LASTS });
  const first = server.files.get("/metadata/timestamp.json");
  await server.publish("aankomst", 2, SECOND, times(clock));
  const second = server.files.get("/metadata/timestamp.json");
  if (!first || !second) throw new Error("nothing is published");
  return {
    server,
    hideUpdate: () => server.files.set("/metadata/timestamp.json", first),
    showUpdate: () => server.files.set("/metadata/timestamp.json", second),
  };
}

function times(server: Clock): { readonly signedAt: Date; readonly days: number } {
  return { signedAt: clock(server), days: CLOCKS[server] + 1 + LASTS };
}

function clock(of: Clock): Date {
  return new Date(NOW.getTime() + CLOCKS[of] * DAY);
}

function cells(rows: readonly Row[]): readonly (readonly [Clock, Clock, Outcome])[] {
  return rows.flatMap(([phone, outcomes]) =>
    SERVERS.map(([server], at) => [phone, server as Clock, outcomes[at] ?? "ok"] as const),
  );
}

function named(result: CheckResult): string {
  if (result.ok) return "ok";
  return result.detail.startsWith("rollback: signed_at") ? "rollback" : result.reason;
}

async function state() {
  const signedAt = await (await openStore()).get("settings", SIGNED_AT);
  return { files: await readTrust(), signedAt };
}

async function expectUpdate(server: Repository, now: Date): Promise<void> {
  expect(await save(server, ["ar"], { now })).toEqual({ ok: true });
  expect(await titles("nl")).toEqual(Object.values(SECOND.nl ?? {}));
}
