/** What meets a download that is under way: the reader's wish to be rid of the pack, and another check for news. */
import { beforeEach, expect, test, vi } from "vitest";
import { openStore } from "../store/database";
import { activePacks, heldBlobs, removePack } from "../store/packs";
import type { Repository } from "../testing/repository";
import { begin, LANGUAGES, NOW, SECOND, save } from "../testing/saver";
import { catalogue, checkForNews } from "./packs";

let server: Repository;

beforeEach(async () => {
  server = await begin();
});

test.each([
  ["saved", false],
  ["updated", true],
])("a pack that is removed while it is being %s stays removed, whenever that is", async (_, isUpdate) => {
  let isReached = true;
  for (let at = 1; isReached; at++) {
    isReached = await removedAt(at, isUpdate);
    expect(await activePacks()).toHaveLength(isReached ? 0 : 1);
    if (isReached) expect(await heldBlobs()).toEqual(new Set());
  }
});

test("an update of a pack that is not saved any more asks for nothing", async () => {
  await checkForNews(server.fetch, NOW);
  server.requests.length = 0;
  expect(await save(server, LANGUAGES, { onlyIfSaved: true })).toMatchObject({ reason: "paused" });
  expect(server.requests).toEqual([]);
  expect(await activePacks()).toEqual([]);
});

test("a save and a check for news at the same time never take the phone back", async () => {
  await checkForNews(server.fetch, NOW);
  await (await openStore()).delete("trust", "targets"); // so that saving looks for itself
  let waiting = 0;
  let release: (() => void) | undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.onRequest = async (url, ours) => {
    const reply = ours();
    if (url.endsWith(".targets.json") && waiting++ === 0) await gate;
    return reply;
  };
  const saving = save(server);
  await vi.waitFor(() => expect(waiting).toBe(1));
  await server.publish("aankomst", 2, SECOND);
  const checking = checkForNews(server.fetch, NOW);
  await Promise.race([checking, new Promise((resolve) => setTimeout(resolve, 500))]);
  release?.();
  await Promise.all([saving, checking]);
  expect(await catalogue()).toMatchObject([{ edition: 2 }]);
});

/** Save or update the pack, and remove it at one of the requests; whether there was such a request. */
async function removedAt(request: number, isUpdate: boolean): Promise<boolean> {
  server = await begin();
  if (isUpdate) await save(server);
  await server.publish("aankomst", 2, SECOND);
  if (isUpdate) await checkForNews(server.fetch, NOW);
  let requests = 0;
  server.onRequest = async (_url, ours) => {
    requests += 1;
    if (requests === request) await removePack("aankomst");
    return ours();
  };
  await save(server, LANGUAGES, { onlyIfSaved: isUpdate });
  return requests >= request;
}
