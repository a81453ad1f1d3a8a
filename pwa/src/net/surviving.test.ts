/** What a phone goes through without losing or mixing anything: kills, spoilt blobs, editions it cannot open, wrong clocks. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { lowerBound } from "../store/clock";
import { closeStore, openStore } from "../store/database";
import { activePacks, heldBlobs, readDocument, removePack } from "../store/packs";
import { nameBlob } from "../sync/canonical";
import type { Repository, Texts } from "../testing/repository";
import {
  begin,
  blobsFetched,
  cutAt,
  FIRST,
  LANGUAGES,
  mendLine,
  NOW,
  options,
  SECOND,
  save,
  texts,
  titles,
  update,
} from "../testing/saver";
import { checkForNews, savePack } from "./packs";

const DAY = 86_400_000; // ms
const OLD = Object.values(FIRST.nl ?? {});
const NEW = Object.values(SECOND.nl ?? {});
const THIRD: Texts = { ...SECOND, nl: { ...SECOND.nl, "F1-03": "derde nl F1-03" } };

let server: Repository;

beforeEach(async () => {
  server = await begin();
});

describe("a phone that dies", () => {
  test("before any transaction of an update has one edition, whole, and goes on later", async () => {
    let [died, steps] = [true, 0];
    for (; died; steps++) {
      server = await begin();
      await save(server);
      await server.publish("aankomst", 2, SECOND);
      died = await dyingAt(steps + 1, () => update(server));
      const read = await titles("nl");
      expect([OLD, NEW]).toContainEqual(read);
      expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
      expect(await update(server)).toEqual({ ok: true });
      expect(await titles("nl")).toEqual(NEW);
      expect(await heldBlobs()).toEqual(await neededBlobs());
    }
    expect(steps).toBeGreaterThan(15);
  });

  test("before any transaction of a first save has nothing or everything", async () => {
    let [died, steps] = [true, 0];
    for (; died; steps++) {
      server = await begin();
      died = await dyingAt(steps + 1, () => save(server));
      const read = (await titles("nl")).filter((title) => title !== undefined);
      expect([[], OLD]).toContainEqual(read);
      expect(await save(server)).toEqual({ ok: true });
      expect(await titles("nl")).toEqual(OLD);
    }
    expect(steps).toBeGreaterThan(15);
  });
});

describe("blobs", () => {
  test("one that is spoilt, whichever it is, is not kept and stops the update", async () => {
    await save(server);
    await server.publish("aankomst", 2, SECOND);
    server.requests.length = 0;
    await update(server);
    const changed = blobsFetched(server);
    expect(changed.length).toBeGreaterThan(2);
    for (const spoilt of changed) {
      server = await begin();
      await save(server);
      await server.publish("aankomst", 2, SECOND);
      server.spoil(spoilt, (bytes) => bytes.slice().reverse());
      expect(await update(server)).toMatchObject({
        reason: "refused",
        detail: expect.stringContaining("wrong-hash"),
      });
      expect(await strangers()).toEqual([]);
      expect(await titles("nl")).toEqual(OLD);
    }
  });

  test("one that does not end is given up", async () => {
    server.onRequest = (url, ours) =>
      url.startsWith("/b/") ? new Response(endless(), { headers: octets }) : ours();
    expect(await save(server)).toMatchObject({
      ok: false,
      reason: "refused",
      detail: expect.stringMatching(/^too-large/),
    });
  });

  test("what a stopped download brought stays while another pack goes, wherever it stopped", async () => {
    await save(server);
    const all = server.requests.length;
    for (let cut = 1; cut <= all; cut++) {
      server = await begin();
      await server.publish("team", 1, texts("team", ["nl"]));
      await savePack("team", ["nl"], options(server));
      const ofTeam = await heldBlobs();
      cutAt(server, server.requests.length + cut);
      await save(server);
      const brought = [...(await heldBlobs())].filter((name) => !ofTeam.has(name));
      await removePack("team");
      expect([...(await heldBlobs())]).toEqual(expect.arrayContaining(brought));
    }
  });

  test("one that the server lost is not the line's fault", async () => {
    for (const url of server.files.keys()) if (url.startsWith("/b/")) server.files.delete(url);
    expect(await save(server)).toMatchObject({
      ok: false,
      reason: "refused",
      detail: expect.stringMatching(/^missing-file/),
    });
  });

  test("a bundle that lacks a text is completed by the text alone", async () => {
    server.leftOut = "F1-04";
    await server.publish("aankomst", 2, SECOND);
    expect(await save(server)).toEqual({ ok: true });
    expect(await titles("nl")).toEqual(NEW);
  });

  test("two taps on the same pack fetch no text twice", async () => {
    const both = await Promise.all([save(server), save(server)]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    const parts = blobsFetched(server).filter((url) => server.files.get(url)?.bytes.length === 700);
    expect(parts.length).toBeGreaterThan(2);
    expect(new Set(parts).size).toBe(parts.length);
  });
});

describe("editions", () => {
  test("one broken text hides no other", async () => {
    await save(server);
    await server.publish("aankomst", 2, { ...SECOND, nl: { ...SECOND.nl, "F1-04": "x".repeat(5000) } });
    expect(await update(server)).toEqual({ ok: true });
    expect(await readDocument("aankomst", "F1-02", "nl")).toMatchObject({
      title: { text: SECOND.nl?.["F1-02"] },
    });
    await expect(readDocument("aankomst", "F1-04", "nl")).rejects.toThrow("bad-document");
  });

  test("one of which this app can open nothing replaces nothing", async () => {
    await save(server);
    const broken = Object.fromEntries(Object.keys(SECOND.nl ?? {}).map((id) => [id, "x".repeat(5000)]));
    await server.publish("aankomst", 2, { nl: broken, ar: broken });
    expect(await update(server)).toMatchObject({
      reason: "refused",
      detail: expect.stringContaining("bad-document"),
    });
    expect(await titles("nl")).toEqual(OLD);
  });

  test("the last one that was opened stays until another is opened", async () => {
    await save(server);
    await titles("nl");
    const opened = await heldBlobs();
    await server.publish("aankomst", 2, SECOND);
    await update(server);
    await server.publish("aankomst", 3, THIRD);
    await update(server);
    const held = await heldBlobs();
    expect([...opened].filter((name) => !held.has(name))).toEqual([]);
    expect(await titles("nl")).toEqual(Object.values(THIRD.nl ?? {}));
    expect(await heldBlobs()).toEqual(await neededBlobs());
  });
});

describe("clocks", () => {
  test("what the server signed holds when the phone's clock goes back", async () => {
    const later = new Date(NOW.getTime() + 20 * DAY);
    await server.signAll({ signedAt: later });
    expect(await checkForNews(server.fetch, later)).toMatchObject({ ok: true });
    const bound = (await lowerBound(NOW)).getTime();
    expect(later.getTime() - bound).toBeLessThan(1000); // it is signed in whole seconds
  });

  test("without a trusted timestamp nothing is saved from what else is trusted", async () => {
    await save(server);
    await (await openStore()).delete("trust", "timestamp");
    cutAt(server, server.requests.length + 1);
    const asked = server.requests.length;
    expect(await save(server)).toMatchObject({ ok: false, reason: "offline" });
    expect(server.requests[asked]).toBe("/metadata/timestamp.json");
  });

  test("saving looks for news by itself where what is trusted has expired", async () => {
    await save(server);
    const later = new Date(NOW.getTime() + 31 * DAY);
    await server.signAll({ signedAt: later, days: 60 });
    expect(await save(server, LANGUAGES, { now: later })).toEqual({ ok: true });
  });

  test("a server whose time is not believed is not kept, and its packs cannot be saved", async () => {
    await server.signAll({ signedAt: new Date(NOW.getTime() + 2 * DAY) });
    expect(await savePack("aankomst", LANGUAGES, options(server))).toMatchObject({ reason: "clock" });
    mendLine(server);
    expect((await lowerBound(NOW)).getTime()).toBe(NOW.getTime());
    expect(await readDocument("aankomst", "F1-01", "nl")).toBeUndefined();
  });
});

const octets = { "content-type": "application/octet-stream" };

/** Does the work on a phone on which this transaction, and every later one, does not begin; says whether it came to that. */
async function dyingAt(step: number, work: () => Promise<unknown>): Promise<boolean> {
  await openStore();
  let begun = 0;
  const transaction = IDBDatabase.prototype.transaction;
  const life = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
    this: IDBDatabase,
    ...given
  ) {
    begun += 1;
    if (begun >= step) throw new Error("dead");
    return transaction.apply(this, given);
  });
  await work();
  life.mockRestore();
  await closeStore();
  return begun >= step;
}

async function neededBlobs(): Promise<ReadonlySet<string>> {
  const lists = (await activePacks()).flatMap((installed) => Object.values(installed.lists));
  return new Set(lists.flatMap(({ files }) => files).map(({ sha256 }) => sha256));
}

/** Blobs whose name is not theirs. */
async function strangers(): Promise<readonly string[]> {
  const store = await openStore();
  const names = await store.getAllKeys("blobs");
  const found = await Promise.all((await store.getAll("blobs")).map(nameBlob));
  return names.filter((name, at) => name !== found[at]);
}

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000)) });
}
