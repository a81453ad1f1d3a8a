/** Renewing packs over an in-memory repository: what is refused, and what stays readable. */
import { beforeEach, describe, expect, test } from "vitest";
import { counted } from "../store/counters";
import { heldBlobs, readDocument } from "../store/packs";
import { changeSettings } from "../store/settings";
import { Repository } from "../testing/repository";
import {
  begin,
  blobsFetched,
  cutAt,
  FIRST,
  LANGUAGES,
  mendLine,
  NOW,
  SECOND,
  save,
  titles,
  update,
} from "../testing/saver";
import { checkForNews } from "./packs";

const HOUR = 3_600_000; // ms
const DAY = 24 * HOUR;

let server: Repository;

beforeEach(async () => {
  server = await begin();
});

describe("an edition that is not what it must be is refused, and the old one stays readable", () => {
  beforeEach(async () => {
    await save(server);
    await server.publish("aankomst", 2, SECOND);
  });

  test("a blob with other bytes", async () => {
    for (const [url, { type }] of server.files) {
      if (type === "application/octet-stream") server.spoil(url, reversed);
    }
    await expectRefused("wrong-hash");
  });

  test("a manifest with other bytes", async () => {
    for (const url of server.files.keys()) if (url.startsWith("/targets/")) server.spoil(url, reversed);
    await expectRefused("wrong-hash");
  });

  test("metadata that somebody else signed", async () => {
    const stranger = await Repository.create(NOW);
    await stranger.publish("aankomst", 1, FIRST);
    await stranger.publish("aankomst", 2, SECOND);
    await stranger.publish("aankomst", 3, SECOND);
    server.onRequest = (url, ours) => (url.includes("timestamp") ? stranger.fetch(url) : ours());
    await expectRefused("unsigned");
  });

  test("a timestamp older than the one trusted", async () => {
    const old = server.files.get("/metadata/timestamp.json");
    await server.signAll();
    expect(await checkForNews(server.fetch, NOW)).toEqual({ ok: true, isNew: true });
    if (old) server.files.set("/metadata/timestamp.json", old);
    await expectRefused("rollback", true);
  });

  async function expectRefused(code: string, onlyNews = false): Promise<void> {
    const result = onlyNews ? await checkForNews(server.fetch, NOW) : await update(server);
    expect(result).toMatchObject({ ok: false, reason: "refused" });
    expect(JSON.stringify(result)).toContain(code);
    expect(await titles("nl")).toEqual(Object.values(FIRST.nl ?? {}));
  }
});

describe("renewing", () => {
  test("one edition that takes the place of another is counted at both, and nowhere with a place or language", async () => {
    await changeSettings({ language: "nl", place: "azc-delft" });
    await save(server);
    expect(await counted()).toEqual([]);
    await server.publish("aankomst", 2, SECOND);
    await update(server);
    await update(server);
    expect((await counted()).map(({ shape, row }) => [shape, row])).toEqual([
      ["day", { pack: "aankomst", edition: 1, resource: null, metric: "left", n: 1 }],
      ["day", { pack: "aankomst", edition: 2, resource: null, metric: "renewed", n: 1 }],
    ]);
  });

  test("only what changed is fetched", async () => {
    await save(server);
    await server.publish("aankomst", 2, SECOND);
    server.requests.length = 0;
    expect(await update(server)).toEqual({ ok: true });
    expect(blobsFetched(server)).toHaveLength(3); // two lists and one text
    expect(await titles("nl")).toEqual(Object.values(SECOND.nl ?? {}));
  });

  test("an update that breaks at any request keeps the old edition whole, and never mixes", async () => {
    await save(server);
    await server.publish("aankomst", 2, SECOND);
    server.requests.length = 0;
    expect(await update(server)).toEqual({ ok: true });
    const all = server.requests.length;
    expect(all).toBeGreaterThan(6);
    for (let cut = 1; cut <= all; cut++) {
      server = await begin();
      await save(server);
      await server.publish("aankomst", 2, SECOND);
      server.requests.length = 0;
      cutAt(server, cut);
      expect(await update(server)).toMatchObject({ ok: false, reason: "offline" });
      expect(await titles("nl")).toEqual(Object.values(FIRST.nl ?? {}));
      mendLine(server);
      expect(await update(server)).toEqual({ ok: true });
      expect(await titles("nl")).toEqual(Object.values(SECOND.nl ?? {}));
    }
  });

  test("a new edition's opening lets go of what only the former one needed", async () => {
    await save(server);
    const before = await heldBlobs();
    await server.publish("aankomst", 2, SECOND);
    await update(server);
    expect((await heldBlobs()).size).toBe(before.size + 1);
    await readDocument("aankomst", "F1-01", "nl");
    expect((await heldBlobs()).size).toBe(before.size);
  });

  test("no news is one request", async () => {
    await save(server);
    server.requests.length = 0;
    expect(await checkForNews(server.fetch, NOW)).toEqual({ ok: true, isNew: false });
    expect(server.requests).toEqual(["/metadata/timestamp.json"]);
  });

  test("metadata that expired block saving and not reading", async () => {
    await save(server);
    const later = new Date(NOW.getTime() + 31 * DAY);
    expect(await save(server, LANGUAGES, { now: later })).toMatchObject({ ok: false, reason: "expired" });
    expect(await checkForNews(server.fetch, later)).toMatchObject({ ok: false, reason: "expired" });
    expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
  });

  test.each([
    [25, { ok: false, reason: "clock" }],
    [23, { ok: true }],
  ])("a server that is %i hours ahead", async (hours, expected) => {
    await server.signAll({ signedAt: new Date(NOW.getTime() + hours * HOUR) });
    expect(await checkForNews(server.fetch, NOW)).toMatchObject(expected);
  });
});

function reversed(bytes: Uint8Array): Uint8Array {
  return bytes.slice().reverse();
}
