/** Random lives of a phone: after anything, nothing that is needed is gone and nothing that is not needed stays. */
import { expect, test, vi } from "vitest";
import { filesOf, heldBlobs, neededBlobs } from "../store/blobs";
import { closeStore, type InstalledEdition, type Need, openStore } from "../store/database";
import { forgetDownload, pauseDownload } from "../store/downloads";
import { findLosses, tidyUp } from "../store/losses";
import { readDocument, removeMedia, removePack } from "../store/packs";
import { newPhone } from "../testing/phone";
import { Repository, type Texts } from "../testing/repository";
import { mendLine, NOW, options } from "../testing/saver";
import { checkForNews, savePack } from "./packs";

/** How many lives, and how many deeds in each; `make faults` asks for more than a quick run does. */
const LIVES = Number(process.env.LIVES ?? 12);
const DEEDS = 14;
const PACKS = ["aankomst", "wonen", "team"] as const;
const CHOICES: readonly (readonly Need[])[] = [
  ["core"],
  ["core", "picture"],
  ["core", "sound"],
  ["core", "picture", "sound"],
];
/** Shared by packs and editions, so that what one lets go another may still need. */
const MEDIA: Readonly<Record<string, readonly string[]>> = {
  "kamer.webp": ["een kamer"],
  "bed.webp": ["een bed, boven", "een bed, onder"],
  "hallo.mp3": ["hal", "lo", "!"],
  "dag.mp3": ["dag", "lo"],
};

test.each(Array.from({ length: LIVES }, (_, at) => at + 1))("life %i", async (seed) => {
  const life = await Life.begin(dice(seed));
  for (let at = 0; at < DEEDS; at++) {
    const deed = await life.next();
    expect(await wrongs(), `life ${seed}, deed ${at}: ${deed}`).toEqual([]);
  }
  for (const pack of PACKS) await removePack(pack);
  expect(await heldBlobs()).toEqual(new Set());
  expect(await (await openStore()).getAllKeys("files")).toEqual([]);
});

/** One phone, one publisher, and what chance does to them. */
class Life {
  private readonly server: Repository;
  private readonly chance: () => number;
  private readonly editions = new Map<string, number>();

  private constructor(server: Repository, chance: () => number) {
    this.server = server;
    this.chance = chance;
  }

  static async begin(chance: () => number): Promise<Life> {
    await newPhone();
    const life = new Life(await Repository.create(NOW), chance);
    for (const pack of PACKS) await life.publish(pack);
    return life;
  }

  async next(): Promise<string> {
    const pack = this.one(PACKS);
    const deeds: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["saves", () => this.save(pack)],
      ["saves", () => this.save(pack)],
      ["saves on a line that breaks", () => this.onBadLine(() => this.save(pack))],
      ["is stopped while it saves", () => this.stopped(pack)],
      ["is killed while it saves", () => this.killed(() => this.save(pack))],
      ["is killed while it removes", () => this.killed(() => removePack(pack))],
      ["is killed while it makes room", () => this.killed(() => removeMedia(pack, ["sound"]))],
      ["publishes", () => this.publish(pack)],
      ["removes", () => removePack(pack)],
      ["makes room", () => removeMedia(pack, [this.one(["picture", "sound"] as const)])],
      ["gives up", () => forgetDownload(pack)],
      ["reads", () => readDocument(pack, "F1-01", "nl")],
    ];
    const [name, deed] = this.one(deeds);
    await deed();
    return `${name} ${pack}`;
  }

  private async publish(pack: string): Promise<void> {
    const edition = (this.editions.get(pack) ?? 0) + 1;
    this.editions.set(pack, edition);
    const media = Object.entries(MEDIA).filter(() => this.chance() < 0.6);
    this.server.media = Object.fromEntries(media);
    await this.server.publish(pack, edition, this.texts(pack));
    await checkForNews(this.server.fetch, NOW);
  }

  private texts(pack: string): Texts {
    const ofLanguage = (tag: string) =>
      ["F1-01", "F1-02", "F1-03"].map((id) => [id, `${pack} ${tag} ${Math.floor(this.chance() * 3)}`]);
    return { nl: Object.fromEntries(ofLanguage("nl")), ar: Object.fromEntries(ofLanguage("ar")) };
  }

  private save(pack: string): Promise<unknown> {
    const languages = this.one([["nl"], ["ar"]]);
    return savePack(pack, languages, options(this.server, { needs: this.one(CHOICES) }));
  }

  private async onBadLine(work: () => Promise<unknown>): Promise<void> {
    let left = Math.floor(this.chance() * 14);
    this.server.onRequest = (_url, ours) => {
      left -= 1;
      if (left >= 0) return ours();
      throw new TypeError("no network");
    };
    await work();
    mendLine(this.server);
  }

  private async stopped(pack: string): Promise<void> {
    let left = Math.floor(this.chance() * 12);
    this.server.onRequest = async (_url, ours) => {
      left -= 1;
      if (left === 0) await this.one([pauseDownload, forgetDownload, removePack])(pack);
      return ours();
    };
    await this.save(pack);
    mendLine(this.server);
  }

  /** From some transaction on none begins any more; then the app starts anew. */
  private async killed(work: () => Promise<unknown>): Promise<void> {
    await openStore();
    let left = Math.floor(this.chance() * 40);
    const begin = IDBDatabase.prototype.transaction;
    const life = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
      this: IDBDatabase,
      ...given
    ) {
      left -= 1;
      if (left < 0) throw new Error("dead");
      return begin.apply(this, given);
    });
    await work().catch(() => undefined);
    life.mockRestore();
    await closeStore();
    await tidyUp();
  }

  private one<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.chance() * items.length)] as Item;
  }
}

/** Everything that should not be: something needed that is gone, or something kept that nothing needs. */
async function wrongs(): Promise<readonly string[]> {
  const store = await openStore();
  const [installed, progress] = [await store.getAll("packs"), await store.getAll("progress")];
  const editions = installed.flatMap(({ active, former }) => (former ? [active, former] : [active]));
  const held = await heldBlobs();
  const gone = editions.flatMap((edition) => goneOf(edition, held));
  const lost = (await findLosses()).map(({ pack }) => `${pack} counts as lost`);
  const needed = new Set([
    ...editions.flatMap((edition) => neededBlobs(edition)).map(({ sha256 }) => sha256),
    ...progress.flatMap(({ blobs }) => blobs),
  ]);
  const stale = [...held].filter((name) => !needed.has(name)).map((name) => `${name} is garbage`);
  const files = new Set(editions.flatMap((edition) => filesOf(edition)).map(({ sha256 }) => sha256));
  const unknown = (await store.getAllKeys("files")).filter((name) => !files.has(name));
  return [...gone, ...lost, ...stale, ...unknown.map((name) => `${name} is no file of anything`)];
}

function goneOf(edition: InstalledEdition, held: ReadonlySet<string>): readonly string[] {
  const core = neededBlobs(edition, ["core"]).filter(({ sha256 }) => !held.has(sha256));
  return core.map(({ sha256 }) => `${sha256} of edition ${edition.edition} is gone`);
}

/** Numbers from 0 to 1, the same each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
