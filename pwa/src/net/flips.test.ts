/** One wrong bit anywhere on the way of a pack is noticed, and what was there before stays readable. */
import { expect, test } from "vitest";
import { dice, flipped } from "../testing/bits";
import type { Repository } from "../testing/repository";
import { begin, FIRST, NOW, options, SECOND, save, titles, update } from "../testing/saver";
import { checkForNews, type SaveResult, savePack } from "./packs";

/** How many wrong bits; `make faults` asks for more than a quick run does. */
const FLIPS = Number(process.env.FLIPS ?? 60);
const OLD = Object.values(FIRST.nl ?? {});

interface Way {
  readonly prepare: () => Promise<Repository>;
  readonly go: (server: Repository) => Promise<SaveResult>;
  readonly before: readonly (string | undefined)[];
}

const WAYS: Readonly<Record<string, Way>> = {
  "a first save": {
    prepare: begin,
    go: async (server) => {
      const checked = await checkForNews(server.fetch, NOW);
      return checked.ok ? savePack("aankomst", ["ar"], options(server)) : checked;
    },
    before: [undefined, undefined, undefined, undefined],
  },
  "an update": {
    prepare: async () => {
      const server = await begin();
      await save(server);
      await server.publish("aankomst", 2, SECOND);
      return server;
    },
    go: update,
    before: OLD,
  },
};

test.each(Object.entries(WAYS))("%s with one wrong bit is refused", async (_name, way) => {
  const files = await requested(way);
  const chance = dice(2026);
  const accepted: string[] = [];
  for (let at = 0; at < FLIPS / 2; at++) {
    const server = await way.prepare();
    const url = files[at % files.length] ?? "";
    const bit = { at: 0 };
    server.spoil(url, (bytes) => {
      bit.at = Math.floor(chance() * bytes.length * 8);
      return flipped(bytes, bit.at);
    });
    const result = await way.go(server);
    if (result.ok || result.reason !== "refused")
      accepted.push(`${url} bit ${bit.at}: ${JSON.stringify(result)}`);
    expect(await titles("nl"), `${url} bit ${bit.at}`).toEqual(way.before);
  }
  expect(accepted).toEqual([]);
});

/** What an undisturbed run asks for. */
async function requested({ prepare, go }: Way): Promise<readonly string[]> {
  const server = await prepare();
  server.requests.length = 0;
  await go(server);
  const found = [...new Set(server.requests)].filter((url) => server.files.has(url));
  expect(found.length).toBeGreaterThan(5);
  return found;
}
