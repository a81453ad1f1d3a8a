/** The browser took something of what was saved to make room: it is noticed at the start, and fetched again. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { heldBlobs } from "../store/blobs";
import { openStore } from "../store/database";
import { acceptLosses, findLosses, type Loss, tidyUp } from "../store/losses";
import { activePacks } from "../store/packs";
import type { FileList } from "../sync/manifest";
import { newPhone } from "../testing/phone";
import type { Repository } from "../testing/repository";
import { begin, blobsFetched, FIRST, LANGUAGES, NOW, options, save, texts, titles } from "../testing/saver";
import { checkForNews, repairPack, savePack } from "./packs";

const ALL = ["core", "picture"] as const;

let server: Repository;

beforeEach(async () => {
  const shelf = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => shelf.set(key, value),
    removeItem: (key: string) => shelf.delete(key),
  });
  server = await begin();
  server.media = { "kamer.webp": ["een foto"] };
  await server.publish("aankomst", 1, FIRST);
  await save(server, LANGUAGES, { needs: ALL });
  server.requests.length = 0;
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("nothing is lost where nothing is gone", async () => {
  expect(await tidyUp()).toEqual([]);
});

test("of a pack whose blobs are gone only those are fetched, without looking for an edition", async () => {
  const gone = [...(await heldBlobs())].slice(0, 3);
  for (const name of gone) await (await openStore()).delete("blobs", name);
  const loss = await oneLoss();
  expect(loss.bytes).toBeGreaterThan(0);
  expect(await repairPack(loss, options(server))).toEqual({ ok: true });
  expect([...server.requests].sort()).toEqual(gone.map((name) => `/b/${name}`).sort());
  expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
  expect(await findLosses()).toEqual([]);
});

test("where the server has that edition no more, the newest comes", async () => {
  for (const name of await heldBlobs()) {
    await (await openStore()).delete("blobs", name);
    server.files.delete(`/b/${name}`);
  }
  const loss = await oneLoss();
  await server.publish("aankomst", 2, texts("tweede", ["nl", "ar"]));
  await checkForNews(server.fetch, NOW);
  expect(await repairPack(loss, options(server))).toEqual({ ok: true });
  expect(await activePacks()).toMatchObject([{ edition: 2, needs: ALL }]);
  expect(await findLosses()).toEqual([]);
});

test("a database that is gone as a whole is missed because of the mark beside it", async () => {
  await newPhone();
  const loss = await oneLoss();
  expect(loss).toEqual({ pack: "aankomst", languages: ["ar", "nl"], needs: ALL });
  expect(await repairPack(loss, options(server))).toEqual({ ok: true });
  expect(await activePacks()).toMatchObject([{ languages: ["ar", "nl"], needs: ALL }]);
  expect(await findLosses()).toEqual([]);
});

test("blobs without their pack stay for the repair, which then fetches no text twice", async () => {
  const held = await heldBlobs();
  await (await openStore()).clear("packs");
  expect(await tidyUp()).toHaveLength(1);
  expect(await heldBlobs()).toEqual(held);
  expect(await repairPack(await oneLoss(), options(server))).toEqual({ ok: true });
  expect(blobsFetched(server).filter((url) => held.has(url.slice("/b/".length)))).toEqual([]);
  expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
});

test("blobs without their pack go when the reader does not want it back", async () => {
  await (await openStore()).clear("packs");
  await acceptLosses(await findLosses());
  expect(await heldBlobs()).toEqual(new Set());
  expect(await tidyUp()).toEqual([]);
});

test("who does not want lost pictures back keeps the text", async () => {
  const text = new Set((await activePacks()).flatMap(({ lists }) => Object.values(lists)).flatMap(textOf));
  for (const name of await heldBlobs()) if (!text.has(name)) await (await openStore()).delete("blobs", name);
  await acceptLosses(await findLosses());
  expect(await activePacks()).toMatchObject([{ needs: ["core"] }]);
  expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
  expect(await tidyUp()).toEqual([]);
});

test("pictures that are still on their way are not lost", async () => {
  await newPhone();
  const picture = new Set([...server.files.keys()].filter((url) => url.startsWith("/b/")));
  server.onRequest = (url, ours) => {
    const bytes = server.files.get(url)?.bytes;
    if (bytes && picture.has(url) && new TextDecoder().decode(bytes) === "een foto")
      throw new TypeError("lost");
    return ours();
  };
  expect(await savePack("aankomst", LANGUAGES, options(server, { needs: ALL }))).toMatchObject({ ok: false });
  expect(await activePacks()).toHaveLength(1);
  expect(await tidyUp()).toEqual([]);
});

async function oneLoss(): Promise<Loss> {
  const [loss, ...others] = await findLosses();
  if (!loss || others.length) throw new Error("not one pack is lost");
  return loss;
}

function textOf({ files }: FileList): readonly string[] {
  return files.filter(({ need }) => need === "core").map(({ sha256 }) => sha256);
}
