/** Recalls, and what the chosen place says of itself: what a phone keeps of them, and what they never stop. */
import { beforeEach, expect, test } from "vitest";
import { changeSettings } from "../store/settings";
import { PLACES, readTrust } from "../store/trust";
import { wipeTraces } from "../store/wipe";
import { canonical } from "../sync/canonical";
import type { Repository } from "../testing/repository";
import { begin, NOW, options, SECOND, update } from "../testing/saver";
import { placeOverlay, seenRecalls } from "./news";
import { catalogue, checkForNews, savePack } from "./packs";

const OK = { ok: true, isNew: true };
const LIBRARY = { kind: "library", languages: ["nl"], situations: ["arrived"] };

let server: Repository;

beforeEach(async () => {
  server = await begin();
  server.others.set(
    "places.json",
    places({ id: "dok", region: "noord" }, { id: "huis" }, { id: "zuid", region: "zuid" }),
  );
});

test("what was ever recalled stays recalled, whatever a later list says", async () => {
  await recall({ "F1-02": 3 });
  expect(await look()).toEqual(OK);
  await recall({ "F1-02": 1, "F1-03": 2 });
  expect(await look()).toEqual(OK);
  const seen = (await seenRecalls()).map(({ resource, up_to_edition }) => [resource, up_to_edition]);
  expect(Object.fromEntries(seen)).toEqual({ "F1-02": 3, "F1-03": 2 });
  server.delegated.delete("recalls");
  await server.signAll();
  expect(await look()).toMatchObject({ ok: false, detail: "rollback: recalls.json is gone" });
  expect(await seenRecalls()).toHaveLength(2);
});

test("a list of recalls that is the same is not fetched again", async () => {
  await recall({ "F1-02": 3 });
  await look();
  await server.signAll();
  server.requests.length = 0;
  await look();
  expect(server.requests.filter((url) => url.startsWith("/targets/"))).toEqual([]);
});

test("a list of which nothing was ever taken back is known without asking", async () => {
  await recall({});
  server.requests.length = 0;
  expect(await look()).toEqual(OK);
  expect(
    server.requests.filter((url) => url.endsWith(".recalls.json") && url.startsWith("/targets/")),
  ).toEqual([]);
  await recall({ "F1-02": 3 });
  await look();
  expect(await seenRecalls()).toHaveLength(1);
});

test.each([
  ["is spoilt", "wrong-hash", (bytes: Uint8Array) => bytes.slice().reverse()],
  ["is too short", "wrong-length", (bytes: Uint8Array) => bytes.slice(1)],
] as const)(
  "a list of recalls that %s stops no pack, is told, and is asked for again",
  async (_how, code, change) => {
    await recall({ "F1-02": 3 });
    await look();
    await recall({ "F1-02": 3, "F1-03": 1 });
    await server.publish("aankomst", 2, SECOND);
    const url = targetUrl("recalls.json");
    const { bytes } = server.files.get(url) ?? {};
    server.spoil(url, change);
    expect(await look()).toEqual({ ...OK, detail: expect.stringContaining(code) });
    expect(await seenRecalls()).toHaveLength(1);
    expect(await catalogue()).toMatchObject([{ pack: "aankomst", edition: 2 }]);
    server.spoil(url, () => bytes ?? new Uint8Array());
    expect(await look()).toEqual(OK);
    expect(await seenRecalls()).toHaveLength(2);
  },
);

test("a list that nobody can read, although it is signed, stops no pack", async () => {
  server.delegated.set("recalls", { paths: ["recalls.json"], files: { "recalls.json": canonical({}) } });
  await server.publish("aankomst", 2, SECOND);
  expect(await update(server)).toEqual({ ok: true });
  expect(await look()).toEqual({ ...OK, detail: expect.stringContaining("bad-recalls") });
});

test("a role of recalls that is not there, or is signed by nobody, stops no pack", async () => {
  await recall({ "F1-02": 3 });
  server.spoil(roleUrl("recalls"), (bytes) =>
    new TextEncoder().encode(new TextDecoder().decode(bytes).replace(/"sig":"\w+"/, '"sig":""')),
  );
  expect(await look()).toEqual({ ...OK, detail: expect.stringContaining("wrong-length") });
  server.files.delete(roleUrl("recalls"));
  expect(await look()).toEqual({ ...OK, detail: expect.stringContaining("missing-file") });
  expect(await savePack("aankomst", ["ar"], options(server))).toEqual({ ok: true });
});

test("the chosen place's overlay comes with the news", async () => {
  await changeSettings({ place: "dok" });
  await overlay("noord", { dok: "eerste", ander: "-" });
  expect(await look()).toEqual(OK);
  expect(await hours()).toBe("eerste");
  await overlay("noord", { dok: "tweede" });
  expect(await look()).toEqual(OK);
  expect(await hours()).toBe("tweede");
  expect(server.requests.filter((url) => url.includes(".ander."))).toEqual([]);
});

test("a place that is chosen when nothing else is new brings its overlay; after that nothing new is one request", async () => {
  await overlay("noord", { dok: "eerste" });
  await look();
  expect(await placeOverlay()).toBeUndefined();
  await changeSettings({ place: "dok" });
  expect(await look()).toEqual(OK);
  expect(await hours()).toBe("eerste");
  expect(await requestsOf(look)).toEqual(["/metadata/timestamp.json"]);
});

test.each(["huis", "zuid", null])(
  "at %s, which says nothing of itself, nothing new is one request",
  async (place) => {
    await overlay("noord", { dok: "eerste" });
    await changeSettings({ place });
    await look();
    expect(await requestsOf(look)).toEqual(["/metadata/timestamp.json"]);
    expect(await look()).toEqual({ ok: true, isNew: false });
    expect(await placeOverlay()).toBeUndefined();
  },
);

test("one place's overlay is never shown at another", async () => {
  await changeSettings({ place: "dok" });
  await overlay("noord", { dok: "eerste" });
  await look();
  await changeSettings({ place: "huis" });
  expect(await placeOverlay()).toBeUndefined();
  await changeSettings({ place: "dok" });
  expect(await hours()).toBe("eerste");
});

test("an overlay that its place takes away goes", async () => {
  await changeSettings({ place: "dok" });
  await overlay("noord", { dok: "eerste" });
  await look();
  await overlay("noord", {});
  expect(await look()).toEqual(OK);
  expect(await placeOverlay()).toBeUndefined();
});

test("a broken overlay leaves the one before and stops no pack", async () => {
  await changeSettings({ place: "dok" });
  await overlay("noord", { dok: "eerste" });
  await look();
  await overlay("noord", { dok: "tweede" });
  await server.publish("aankomst", 2, SECOND);
  server.spoil(targetUrl("overlay.noord.dok.json"), (bytes) => bytes.slice().reverse());
  expect(await look()).toEqual({ ...OK, detail: expect.stringContaining("wrong-hash") });
  expect(await hours()).toBe("eerste");
  expect(await catalogue()).toMatchObject([{ pack: "aankomst", edition: 2 }]);
});

test("an overlay of one place under the name of another is refused", async () => {
  await changeSettings({ place: "dok" });
  const files = { "overlay.noord.dok.json": overlayOf("noord", "ander", "-") };
  server.delegated.set("region-noord", { paths: ["overlay.noord.*.json"], files });
  await server.signAll();
  expect(await look()).toEqual({ ...OK, detail: expect.stringContaining("bad-overlay") });
  expect(await placeOverlay()).toBeUndefined();
});

test("a region says nothing of another region's places, nor recalls anything", async () => {
  await changeSettings({ place: "zuid" });
  const files = {
    "overlay.zuid.zuid.json": overlayOf("zuid", "zuid", "-"),
    "recalls.json": recallsOf({ "F1-02": 3 }),
  };
  server.delegated.set("region-noord", { paths: ["overlay.noord.*.json"], files });
  server.delegated.set("region-zuid", { paths: ["overlay.zuid.*.json"], files: {} });
  server.delegated.set("recalls", { paths: ["recalls.json"], files: {} });
  await server.signAll();
  expect(await look()).toEqual(OK);
  expect(await placeOverlay()).toBeUndefined();
  expect(await seenRecalls()).toEqual([]);
});

test("a role that is named like something else the phone keeps takes nothing's place", async () => {
  await recall({ "F1-02": 3 });
  await look();
  const before = (await readTrust())[PLACES];
  for (const name of ["places", "seen-recalls", "overlay"]) {
    server.delegated.set(name, { paths: ["recalls.json"], files: { "recalls.json": recallsOf({}) } });
  }
  server.delegated.delete("recalls");
  server.delegated.set("recalls", { paths: ["recalls.json"], files: {} });
  await server.signAll();
  expect(await look()).toEqual(OK);
  expect((await readTrust())[PLACES]).toEqual(before);
  expect(await seenRecalls()).toHaveLength(1);
});

test("after the wipe the phone no longer tells whose place was chosen, and still knows what was recalled", async () => {
  await changeSettings({ place: "dok" });
  await recall({ "F1-02": 3 });
  await overlay("noord", { dok: "eerste" });
  await look();
  expect(Object.keys(await readTrust()).filter((file) => /overlay|region/.test(file))).toHaveLength(2);
  await wipeTraces();
  expect(Object.keys(await readTrust()).filter((file) => /overlay|region/.test(file))).toEqual([]);
  expect(await seenRecalls()).toHaveLength(1);
  expect(await requestsOf(look)).toEqual(["/metadata/timestamp.json"]);
});

function look(): Promise<object> {
  return checkForNews(server.fetch, NOW);
}

async function requestsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  server.requests.length = 0;
  await work();
  return [...server.requests];
}

async function hours(): Promise<unknown> {
  const found = await placeOverlay();
  const [block] = found?.languages.nl?.hours ?? [];
  return block?.type === "paragraph" ? block.text.text : undefined;
}

async function recall(upTo: Readonly<Record<string, number>>): Promise<void> {
  server.delegated.set("recalls", { paths: ["recalls.json"], files: { "recalls.json": recallsOf(upTo) } });
  await server.signAll();
}

async function overlay(region: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const files = Object.entries(texts).map(
    ([place, text]) => [`overlay.${region}.${place}.json`, overlayOf(region, place, text)] as const,
  );
  server.delegated.set(`region-${region}`, {
    paths: [`overlay.${region}.*.json`],
    files: Object.fromEntries(files),
  });
  await server.signAll();
}

function recallsOf(upTo: Readonly<Record<string, number>>): Uint8Array {
  const recalls = Object.entries(upTo).map(([resource, up_to_edition]) => ({
    pack: "aankomst",
    resource,
    up_to_edition,
    reason: { nl: "Klopt niet" },
  }));
  return canonical({ schema: 1, recalls });
}

function overlayOf(region: string, place: string, text: string): Uint8Array {
  const hours = [{ type: "paragraph", text: { id: "dok.open", text } }];
  return canonical({ schema: 1, region, place, published: "2026-11-25", languages: { nl: { hours } } });
}

function places(...found: readonly { readonly id: string; readonly region?: string }[]): Uint8Array {
  return canonical({
    schema: 1,
    places: found.map((place) => ({ ...LIBRARY, name: place.id, ...place })),
  });
}

function targetUrl(name: string): string {
  return (
    [...server.files.keys()]
      .reverse()
      .find((url) => url.endsWith(`.${name}`) && url.startsWith("/targets/")) ?? ""
  );
}

function roleUrl(role: string): string {
  return [...server.files.keys()].reverse().find((url) => url.endsWith(`.${role}.json`)) ?? "";
}
