/** What the screens get of pictures and sound: the whole file with its type, or nothing. */
import { beforeEach, expect, test } from "vitest";
import type { Repository } from "../testing/repository";
import { begin, FIRST, LANGUAGES, save } from "../testing/saver";
import { hasMedia, readMedia } from "./media";
import { removeMedia } from "./packs";

const ALL = ["core", "picture", "sound"] as const;

let server: Repository;

beforeEach(async () => {
  server = await begin();
  server.media = { "kamer.webp": ["een foto"], "zin.mp3": ["eerste stuk, ", "tweede stuk"] };
  await server.publish("aankomst", 1, FIRST);
});

test("a file in pieces is whole, and says what it is", async () => {
  await save(server, LANGUAGES, { needs: ALL });
  const sound = await readMedia("aankomst", "zin.mp3");
  expect(sound?.type).toBe("audio/mpeg");
  expect(await sound?.text()).toBe("eerste stuk, tweede stuk");
  expect((await readMedia("aankomst", "kamer.webp"))?.type).toBe("image/webp");
});

test("what the reader did not choose is nothing", async () => {
  await save(server);
  expect(await readMedia("aankomst", "kamer.webp")).toBeUndefined();
});

test("what was let go is nothing, and the rest stays", async () => {
  await save(server, LANGUAGES, { needs: ALL });
  await removeMedia("aankomst", ["sound"]);
  expect(await readMedia("aankomst", "zin.mp3")).toBeUndefined();
  expect(await readMedia("aankomst", "kamer.webp")).toBeDefined();
});

test("a file that no list names, of a pack that is not here, or of a kind that nobody knows is nothing", async () => {
  await save(server, LANGUAGES, { needs: ALL });
  expect(await readMedia("aankomst", "tuin.webp")).toBeUndefined();
  expect(await readMedia("taal", "kamer.webp")).toBeUndefined();
  expect(await readMedia("aankomst", "F1-01.json")).toBeUndefined();
});

test("whether a sound can be heard is known without reading it", async () => {
  await save(server);
  expect(await hasMedia("aankomst", ["zin.mp3"])).toBe(false);
  await save(server, LANGUAGES, { needs: ALL });
  expect(await hasMedia("aankomst", ["stem.mp3", "zin.mp3"])).toBe(true);
  expect(await hasMedia("aankomst", ["stem.mp3"])).toBe(false);
});
