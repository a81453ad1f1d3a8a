/** Pictures and sound: the reader's choice, behind the text, in pieces, and gone when not wanted any more. */
import { beforeEach, expect, test } from "vitest";
import { heldBlobs, heldPieces } from "../store/blobs";
import { storedDownloads } from "../store/downloads";
import { activePacks, removeMedia } from "../store/packs";
import { spares } from "../store/room";
import type { Repository } from "../testing/repository";
import {
  begin,
  blobsFetched,
  cutAt,
  FIRST,
  LANGUAGES,
  mendLine,
  save,
  titles,
  update,
} from "../testing/saver";

const PICTURES = ["core", "picture"] as const;
const ALL = ["core", "picture", "sound"] as const;

let server: Repository;

beforeEach(async () => {
  server = await begin();
  server.media = { "kamer.webp": ["een foto"], "zin.mp3": ["eerste stuk", "tweede stuk", "derde stuk"] };
  await server.publish("aankomst", 1, FIRST);
});

test("without a choice only the text comes", async () => {
  expect(await save(server)).toEqual({ ok: true });
  expect(await held("picture")).toBe(0);
  expect(await held("sound")).toBe(0);
});

test("what is chosen comes, in pieces that are found by the name of the whole", async () => {
  expect(await save(server, LANGUAGES, { needs: ALL })).toEqual({ ok: true });
  expect(await held("picture")).toBe(1);
  expect(await held("sound")).toBe(3);
  expect(await heldPieces(await nameOf("zin.mp3"))).toHaveLength(3);
  expect(await storedDownloads()).toEqual([]);
});

test("a line that breaks in the pictures leaves the text readable, and going on fetches only what is missing", async () => {
  await save(server, LANGUAGES, { needs: ALL });
  const all = server.requests.length;
  for (let cut = all - 3; cut <= all; cut++) {
    server = await begin();
    server.media = { "kamer.webp": ["een foto"], "zin.mp3": ["eerste stuk", "tweede stuk", "derde stuk"] };
    await server.publish("aankomst", 1, FIRST);
    server.requests.length = 0;
    cutAt(server, cut);
    expect(await save(server, LANGUAGES, { needs: ALL })).toMatchObject({ reason: "offline" });
    expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
    expect(await storedDownloads()).toMatchObject([{ pack: "aankomst", state: "stopped", needs: ALL }]);
    const kept = await heldBlobs();
    const asked = server.requests.length;
    mendLine(server);
    expect(await save(server)).toEqual({ ok: true }); // it knows what it was to bring
    const media = server.requests.slice(asked).filter((url) => kept.has(url.slice("/b/".length)));
    expect(media).toEqual([]);
    expect(await held("sound")).toBe(3);
  }
});

test("pictures that are added later fetch no text again", async () => {
  await save(server);
  const before = new Set(blobsFetched(server));
  server.requests.length = 0;
  await save(server, LANGUAGES, { needs: PICTURES });
  const fetched = blobsFetched(server).filter((url) => !before.has(url));
  expect(fetched).toHaveLength(1);
  expect(await held("picture")).toBe(1);
});

test("an update keeps to what was chosen, and fetches only what changed of it", async () => {
  await save(server, LANGUAGES, { needs: ALL });
  server.media = { "kamer.webp": ["een foto"], "zin.mp3": ["eerste stuk", "ander stuk", "derde stuk"] };
  await server.publish("aankomst", 2, FIRST);
  server.requests.length = 0;
  expect(await update(server)).toEqual({ ok: true });
  expect((await activePacks())[0]).toMatchObject({ edition: 2, needs: ALL });
  const media = await mediaNames();
  expect(blobsFetched(server).filter((url) => media.has(url.slice("/b/".length)))).toHaveLength(1);
});

test("to make room the sound can go, and says what that gives", async () => {
  await save(server, LANGUAGES, { needs: ALL });
  const sound = (await spares()).find(({ what }) => what === "sound");
  expect(sound?.bytes).toBe("eerste stuktweede stukderde stuk".length);
  await removeMedia("aankomst", ["sound"]);
  expect(await held("sound")).toBe(0);
  expect(await heldPieces(await nameOf("zin.mp3"))).toBeUndefined();
  expect(await held("picture")).toBe(1);
  expect(await titles("ar")).toEqual(Object.values(FIRST.ar ?? {}));
});

/** How many blobs of this sort are here. */
async function held(need: string): Promise<number> {
  const names = await heldBlobs();
  return [...(await mediaNames(need))].filter((name) => names.has(name)).length;
}

async function mediaNames(need?: string): Promise<ReadonlySet<string>> {
  const media = (await files()).filter((file) => file.need !== "core" && file.need === (need ?? file.need));
  return new Set(media.flatMap(({ sha256, chunks = [{ sha256 }] }) => chunks.map((chunk) => chunk.sha256)));
}

async function nameOf(path: string): Promise<string> {
  return (await files()).find((file) => file.path === path)?.sha256 ?? "";
}

async function files() {
  return (await activePacks()).flatMap(({ lists }) => Object.values(lists)).flatMap((list) => list.files);
}
