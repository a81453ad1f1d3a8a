/** Photos of the chosen place: they come after what can be read, stop nothing, and go with the overlay that names them. */
import { beforeEach, expect, test, vi } from "vitest";
import { storageUse } from "../store/packs";
import { lackingPhotos, readPhoto } from "../store/photos";
import { changeSettings } from "../store/settings";
import { readTrust } from "../store/trust";
import { wipeTraces } from "../store/wipe";
import { canonical, nameBlob } from "../sync/canonical";
import type { Repository } from "../testing/repository";
import { begin, NOW } from "../testing/saver";
import { placeOverlay } from "./news";
import { checkForNews } from "./packs";
import { fetchPhotos } from "./photos";

const DOOR = new TextEncoder().encode("the front door");
const HALL = new TextEncoder().encode("the hall");
const PLACE = { id: "dok", name: "dok", kind: "library", region: "noord", languages: ["nl"], situations: [] };

let server: Repository;

beforeEach(async () => {
  vi.stubGlobal("navigator", {});
  server = await begin();
  server.others.set("places.json", canonical({ schema: 1, places: [PLACE] }));
  await changeSettings({ place: "dok" });
});

test("the photos come after what the place says, are counted, and are not asked for again", async () => {
  await say(DOOR, HALL);
  await look();
  expect(await names()).toHaveLength(2);
  expect(server.requests.filter((url) => url.startsWith("/b/"))).toEqual([]);
  const { used } = await storageUse();
  await fetchPhotos(server.fetch);
  expect(await seen(DOOR)).toBe("the front door");
  expect((await storageUse()).used).toBe(used + DOOR.length + HALL.length);
  server.requests.length = 0;
  await fetchPhotos(server.fetch);
  expect(server.requests).toEqual([]);
});

test.each([
  ["has other bytes", (url: string) => server.spoil(url, (bytes) => bytes.slice().reverse())],
  ["is too long", (url: string) => server.spoil(url, (bytes) => new Uint8Array([...bytes, 0]))],
  ["is not there", (url: string) => server.files.delete(url)],
])("a photo that %s is not kept and stops no other, and is asked for again", async (_how, harm) => {
  await say(DOOR, HALL);
  await look();
  const url = `/b/${await nameBlob(DOOR)}`;
  const whole = server.files.get(url);
  harm(url);
  await fetchPhotos(server.fetch);
  expect(await seen(DOOR)).toBeUndefined();
  expect(await seen(HALL)).toBe("the hall");
  expect((await placeOverlay())?.photos).toHaveLength(2);
  if (whole) server.files.set(url, whole);
  await fetchPhotos(server.fetch);
  expect(await seen(DOOR)).toBe("the front door");
});

test("without a line nothing is lost and nothing thrown", async () => {
  await say(DOOR);
  await look();
  server.onRequest = () => Promise.reject(new TypeError("no line"));
  await fetchPhotos(server.fetch);
  expect((await placeOverlay())?.photos).toHaveLength(1);
});

test("a photo that the place takes away goes, and the others stay as they are", async () => {
  await say(DOOR, HALL);
  await look();
  await fetchPhotos(server.fetch);
  await say(HALL);
  await look();
  expect([await seen(DOOR), await seen(HALL)]).toEqual([undefined, "the hall"]);
  expect(await lackingPhotos()).toEqual([]);
});

test.each([
  ["its overlay is taken away", () => say()],
  ["another place is chosen", () => changeSettings({ place: null })],
])("no photo stays when %s", async (_why, change) => {
  await say(DOOR);
  await look();
  await fetchPhotos(server.fetch);
  await change();
  await look();
  expect(await names()).toEqual([]);
  expect(await seen(DOOR)).toBeUndefined();
});

test("the wipe takes the photos along, and one that was still coming is not kept after it", async () => {
  await say(DOOR, HALL);
  await look();
  let isWiped = false;
  server.onRequest = async (_url, ours) => {
    const reply = ours();
    if (server.requests.length > 0 && !isWiped) {
      isWiped = true;
      await wipeTraces();
    }
    return reply;
  };
  server.requests.length = 0;
  await fetchPhotos(server.fetch);
  expect(isWiped).toBe(true);
  expect(Object.keys(await readTrust()).filter((file) => file.startsWith("overlay"))).toEqual([]);
});

test("a photo of a type that this app does not know is not asked for", async () => {
  await say(DOOR);
  const [photo] = await photosOf([DOOR]);
  await publish([{ ...photo, type: "image/jxl" }]);
  await look();
  expect(await lackingPhotos()).toEqual([]);
});

async function look(): Promise<void> {
  expect(await checkForNews(server.fetch, NOW)).toMatchObject({ ok: true });
}

async function seen(bytes: Uint8Array): Promise<string | undefined> {
  return (await readPhoto(await nameBlob(bytes)))?.text();
}

async function names(): Promise<readonly string[]> {
  return (await lackingPhotos()).map(({ sha256 }) => sha256);
}

/** The place with these photos, or without a word. */
async function say(...photos: readonly Uint8Array[]): Promise<void> {
  await publish(await photosOf(photos));
}

async function photosOf(photos: readonly Uint8Array[]): Promise<readonly object[]> {
  const named = async (bytes: Uint8Array) => {
    const sha256 = await nameBlob(bytes);
    server.files.set(`/b/${sha256}`, { bytes, type: "application/octet-stream" });
    return { sha256, bytes: bytes.length, type: "image/webp", width: 4, height: 3, alt: { nl: "Een deur." } };
  };
  return Promise.all(photos.map(named));
}

async function publish(photos: readonly object[]): Promise<void> {
  const said = { schema: 1, region: "noord", place: "dok", published: "2026-11-25", languages: {}, photos };
  const files = photos.length ? { "overlay.noord.dok.json": canonical(said) } : {};
  server.delegated.set("region-noord", { paths: ["overlay.noord.*.json"], files });
  await server.signAll();
}
