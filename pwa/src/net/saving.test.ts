/** Saving packs over an in-memory repository: only the wire is made up. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { activate, activePacks, heldBlobs, readDocument, removePack } from "../store/packs";
import { newPhone } from "../testing/phone";
import type { Repository } from "../testing/repository";
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
} from "../testing/saver";
import { catalogue, checkForNews, savePack } from "./packs";

let server: Repository;

beforeEach(async () => {
  server = await begin();
});

describe("saving", () => {
  test("a pack is saved whole, in the language asked for and in Dutch", async () => {
    expect(await save(server)).toEqual({ ok: true });
    expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
    expect(await titles("nl")).toEqual(Object.values(FIRST.nl ?? {}));
    expect(await catalogue()).toMatchObject([{ pack: "aankomst", edition: 1, installedEdition: 1 }]);
  });

  test("the first language comes in parts of its bundle, not document by document", async () => {
    await save(server);
    const fetched = new Set(blobsFetched(server));
    for (const name of await heldBlobs()) expect(fetched).not.toContain(`/b/${name}`);
  });

  test("saving again fetches the manifest and its lists, and no text", async () => {
    await save(server);
    server.requests.length = 0;
    expect(await save(server)).toEqual({ ok: true });
    expect(server.requests.filter((url) => !url.startsWith("/b/"))).toHaveLength(1);
    expect(blobsFetched(server)).toHaveLength(Object.keys(FIRST).length);
  });

  test("another language fetches that language only", async () => {
    await save(server, ["nl"]);
    const before = new Set(blobsFetched(server));
    server.requests.length = 0;
    await save(server, ["ar"]);
    const again = blobsFetched(server).filter((url) => before.has(url));
    expect(again).toHaveLength(1); // the Dutch list
    expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
  });

  test("progress ends at what was announced", async () => {
    const seen: (readonly [number, number])[] = [];
    await save(server, LANGUAGES, { onProgress: (bytes, total) => seen.push([bytes, total]) });
    const [bytes, total] = seen[seen.length - 1] ?? [0, 1];
    expect(bytes).toBe(total);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
  });

  test("where Arabic is missing, English stands in and says so", async () => {
    await server.publish("aankomst", 2, texts("eerste", ["nl", "en"]));
    await save(server, ["ar"]);
    expect((await activePacks())[0]?.languages).toEqual(["en", "nl"]);
    expect(await readDocument("aankomst", "F1-01", "ar")).toMatchObject({
      language: "en",
      title: { text: "eerste en F1-01" },
    });
  });
});

describe("a line that breaks", () => {
  test("at any request: what came in is kept, and at most what was under way is fetched twice", async () => {
    await save(server);
    const all = server.requests.length;
    expect(all).toBeGreaterThan(10);
    for (let cut = 1; cut <= all; cut++) {
      await newPhone();
      server.requests.length = 0;
      cutAt(server, cut);
      expect(await save(server)).toMatchObject({ ok: false, reason: "offline" });
      expect(await activePacks()).toEqual([]);
      const [asked, kept] = [server.requests.length, await heldBlobs()];
      expect(kept.size).toBeGreaterThanOrEqual(new Set(blobsFetched(server)).size - (asked - cut + 1));
      mendLine(server);
      expect(await save(server)).toEqual({ ok: true });
      expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
      expect(server.requests.slice(asked).filter((url) => kept.has(url.slice("/b/".length)))).toEqual([]);
      expect(twice(blobsFetched(server)).length).toBeLessThanOrEqual(1);
    }
  });

  test("a captive portal's page is no network", async () => {
    server.onRequest = () => new Response("<p>Log in", { headers: { "content-type": "text/html" } });
    expect(await save(server)).toMatchObject({ ok: false, reason: "offline" });
    expect(await checkForNews(server.fetch, NOW)).toMatchObject({ ok: false, reason: "offline" });
  });

  test("a pause keeps what came in, and nothing is fetched behind it", async () => {
    const stop = new AbortController();
    server.onRequest = (_url, ours) => {
      if (blobsFetched(server).length === 5) stop.abort();
      return ours();
    };
    expect(await save(server, LANGUAGES, { signal: stop.signal })).toMatchObject({
      ok: false,
      reason: "paused",
    });
    const [asked, kept] = [server.requests.length, await heldBlobs()];
    expect(kept.size).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests).toHaveLength(asked);
    mendLine(server);
    expect(await save(server)).toEqual({ ok: true });
    expect(server.requests.slice(asked).filter((url) => kept.has(url.slice("/b/".length)))).toEqual([]);
  });
});

describe("room", () => {
  test.each([
    ["at once", "blobs", throwFull],
    ["at once", "packs", throwFull],
    ["at once", "progress", throwFull],
    ["as the transaction ends", "blobs", abortFull],
    ["as the transaction ends", "packs", abortFull],
    ["as the transaction ends", "progress", abortFull],
  ])("a phone that is full, %s in %s, says so and keeps the old edition", async (_when, name, refuse) => {
    await save(server);
    await server.publish("aankomst", 2, SECOND);
    await checkForNews(server.fetch, NOW);
    const put = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      return this.name === name ? refuse(this, () => put.apply(this, given)) : put.apply(this, given);
    });
    expect(await save(server)).toMatchObject({ ok: false, reason: "no-space" });
    full.mockRestore();
    expect(await titles("nl")).toEqual(Object.values(FIRST.nl ?? {}));
    expect(await save(server)).toEqual({ ok: true });
    expect(await titles("nl")).toEqual(Object.values(SECOND.nl ?? {}));
  });

  test("removing a pack leaves what another pack shares with it", async () => {
    await server.publish("team", 1, texts("team", ["nl"]));
    expect(await savePack("team", ["nl"], options(server))).toEqual({ ok: true });
    const ofTeam = await heldBlobs();
    expect(await save(server)).toEqual({ ok: true });
    const both = await heldBlobs();
    await removePack("team");
    const left = await heldBlobs();
    expect([...ofTeam].filter((name) => left.has(name))).toHaveLength(1); // the picture
    expect(both.size - left.size).toBe(ofTeam.size - 1);
    expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
    await removePack("aankomst");
    expect((await heldBlobs()).size).toBe(0);
  });

  test("removing a pack leaves what a paused download of another has brought", async () => {
    await server.publish("team", 1, texts("team", ["nl"]));
    expect(await savePack("team", ["nl"], options(server))).toEqual({ ok: true });
    const ofTeam = await heldBlobs();
    cutAt(server, server.requests.length + 5);
    expect(await save(server)).toMatchObject({ ok: false, reason: "offline" });
    const brought = [...(await heldBlobs())].filter((name) => !ofTeam.has(name));
    expect(brought.length).toBeGreaterThan(0);
    await removePack("team");
    expect([...(await heldBlobs())]).toEqual(expect.arrayContaining(brought));
  });

  test("an edition of which a text is missing does not become the active one", async () => {
    await save(server);
    const [installed] = await activePacks();
    if (!installed) throw new Error("nothing was saved");
    await removePack("aankomst");
    expect(await activate("aankomst", installed)).toBe(false);
    expect(await activePacks()).toEqual([]);
  });
});

function throwFull(): never {
  throw new DOMException("full", "QuotaExceededError");
}

/** As browsers do when they find no room on the disk: requests are told that they were aborted, the transaction why. */
function abortFull(store: IDBObjectStore, put: () => IDBRequest<IDBValidKey>): IDBRequest<IDBValidKey> {
  const request = put();
  const transaction = store.transaction as IDBTransaction & { _abort(name: string): void };
  queueMicrotask(() => transaction._abort("QuotaExceededError"));
  return request;
}

function twice(urls: readonly string[]): readonly string[] {
  return urls.filter((url, at) => urls.indexOf(url) !== at);
}
