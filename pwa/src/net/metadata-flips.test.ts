/** One wrong bit in any file that is signed, or that the signed ones lead to, and a phone keeps only what was published. */
import { beforeAll, expect, test } from "vitest";
import { openStore } from "../store/database";
import { changeSettings } from "../store/settings";
import { readTrust } from "../store/trust";
import { canonical } from "../sync/canonical";
import { dice, flipped } from "../testing/bits";
import { newPhone } from "../testing/phone";
import { Repository } from "../testing/repository";
import { FIRST, NOW, SECOND } from "../testing/saver";
import { placeOverlay, seenRecalls } from "./news";
import { catalogue, checkForNews } from "./packs";

/** How many wrong bits, or `all`: one in every byte. */
const FLIPS = process.env.METADATA_FLIPS ?? "120";
/** Signers of their own: what is wrong with these is told, and stops nothing else. */
const APART = /recalls|region|overlay/;

const FIRST_ROOT = "/metadata/1.root.json"; // a new phone has no other while the next is not to be had

interface Entry {
  readonly store: "trust" | "settings";
  readonly key: string;
  readonly value: never;
}

let server: Repository;
let published: ReadonlyMap<
  string,
  { readonly bytes: Uint8Array; readonly type: string; readonly etag?: string }
>;
/** What a phone has that looked before the news. */
let looked: readonly Entry[];

beforeAll(async () => {
  await newPhone();
  server = await Repository.create(NOW);
  const place = { id: "dok", name: "dok", kind: "library", languages: ["nl"], situations: ["arrived"] };
  server.others.set("places.json", canonical({ places: [{ ...place, region: "noord" }] }));
  say("eerste", 1);
  await server.publish("aankomst", 1, FIRST);
  await changeSettings({ place: "dok" });
  expect(await checkForNews(server.fetch, NOW)).toEqual({ ok: true, isNew: true });
  expect(await checkForNews(server.fetch, NOW)).toEqual({ ok: true, isNew: false });
  looked = await kept();
  say("tweede", 2);
  await server.signRoot();
  await server.publish("aankomst", 2, SECOND);
  published = new Map(server.files);
});

test("a phone that looked before believes no wrong bit", async () => {
  await flipEach(() => begin(looked), 8);
});

test("a new phone believes no wrong bit", async () => {
  const chosen = looked.filter(({ key }) => key === "settings");
  await flipEach(() => begin(chosen), 11);
});

async function flipEach(prepare: () => Promise<void>, files: number): Promise<void> {
  await prepare();
  server.requests.length = 0;
  expect(await checkForNews(server.fetch, NOW)).toEqual({ ok: true, isNew: true });
  const whole = await readTrust();
  const asked = server.requests.filter((url) => published.has(url));
  expect(asked).toHaveLength(files);
  const wrong = bits(asked);
  for (const [url, bit] of wrong) {
    await prepare();
    const before = await readTrust();
    server.spoil(url, (bytes) => flipped(bytes, bit));
    const result = await checkForNews(server.fetch, NOW);
    const where = `${url} bit ${bit}: ${JSON.stringify(result)}`;
    const after = await readTrust();
    for (const [name, bytes] of Object.entries(after)) {
      const known = [before[name], whole[name], published.get(FIRST_ROOT)?.bytes].some(
        (other) => other && equal(bytes, other),
      );
      expect(known, `${where} ${name}`).toBe(true);
    }
    if (APART.test(url)) await expectAllElse(result, where);
    else expectNothing(result, before, after, where);
  }
  process.stdout.write(`wrong bits: ${wrong.length}\n`); // `make faults` adds them up
}

async function expectAllElse(result: object, where: string): Promise<void> {
  expect(result, where).toMatchObject({ ok: true, detail: expect.any(String) });
  expect(await catalogue(), where).toMatchObject([{ edition: 2 }]);
  await Promise.all([seenRecalls(), placeOverlay()]); // can be read
}

/** Nothing but a root that was verified is kept of a check that failed. */
function expectNothing(result: object, before: Kept, after: Kept, where: string): void {
  expect(result, where).toMatchObject({ ok: false, reason: "refused" });
  const { root: _before, ...others } = before;
  const { root: _after, ...left } = after;
  expect(Object.keys(left), where).toEqual(Object.keys(others));
  for (const [name, bytes] of Object.entries(left))
    expect(equal(bytes, others[name] ?? new Uint8Array())).toBe(true);
}

type Kept = Awaited<ReturnType<typeof readTrust>>;

/** Which bits of which files. */
function bits(urls: readonly string[]): readonly (readonly [url: string, bit: number])[] {
  const chance = dice(2026);
  const size = (url: string) => published.get(url)?.bytes.length ?? 0;
  if (FLIPS === "all") {
    return urls.flatMap((url) =>
      Array.from({ length: size(url) }, (_, at) => [url, at * 8 + Math.floor(chance() * 8)] as const),
    );
  }
  return Array.from({ length: Math.ceil(Number(FLIPS) / 2) }, (_, at) => {
    const url = urls[at % urls.length] ?? "";
    return [url, Math.floor(chance() * size(url) * 8)] as const;
  });
}

function say(text: string, upTo: number): void {
  const hours = [{ type: "paragraph", text: { id: "dok.open", text } }];
  const overlay = {
    schema: 1,
    region: "noord",
    place: "dok",
    published: "2026-11-25",
    languages: { nl: { hours } },
  };
  const files = { "overlay.noord.dok.json": canonical(overlay) };
  server.delegated.set("region-noord", { paths: ["overlay.noord.*.json"], files });
  const recall = { pack: "aankomst", resource: "F1-02", up_to_edition: upTo, reason: { nl: "Klopt niet" } };
  const recalls = { "recalls.json": canonical({ schema: 1, recalls: [recall] }) };
  server.delegated.set("recalls", { paths: ["recalls.json"], files: recalls });
}

/** A phone that has this, before a server on which nothing is spoilt. */
async function begin(entries: readonly Entry[]): Promise<void> {
  await newPhone();
  const store = await openStore();
  const change = store.transaction(["trust", "settings"], "readwrite");
  for (const { store: name, key, value } of entries) await change.objectStore(name).put(value, key);
  await change.done;
  for (const [url, file] of published) server.files.set(url, file);
}

async function kept(): Promise<readonly Entry[]> {
  const store = await openStore();
  const found = (["trust", "settings"] as const).map(async (name) => {
    const [keys, values] = await Promise.all([store.getAllKeys(name), store.getAll(name)]);
    return keys.map((key, at) => ({ store: name, key, value: values[at] as never }));
  });
  return (await Promise.all(found)).flat();
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
