/** Packs, words and receipts from phone to phone and from hand to hand, where there is no network (clause 2.14). */
import { neededBlobs, readBlob } from "../store/blobs";
import { sealToCentre } from "../store/centre-sealing";
import { closeCounters } from "../store/counters";
import { keepReply, waitingBatches } from "../store/outbox";
import { activePack } from "../store/packs";
import { randomId } from "../store/random";
import { PLACES, readTrust } from "../store/trust";
import type { Batch } from "../sync/batches";
import { canonical } from "../sync/canonical";
import { ContentError } from "../sync/errors";
import { buildRequest, parseReply, pickBatches } from "../sync/exchange";
import { members, parseJson } from "../sync/fields";
import { parseManifest } from "../sync/manifest";
import { findTarget, type Trusted, targetFile } from "../sync/trust";
import { signedByCentre } from "./courier-crypto";
import { type Carried, carried, fetcherOver, type OpenedFile, openFile, writeFile } from "./courier-file";
import { recallTrust } from "./news";
import { targetOf } from "./offered";
import { checkForNews, type SaveOptions, type SaveResult, savePack } from "./packs";

const ROOT_MAX = 65_536; // bytes
const REPLY_MAX = 256 * 1024; // bytes
const PACK_TARGET = /^targets\/[0-9a-f]{64}\.([A-Za-z0-9_-]+)(?:\.next)?\.json$/;
const OTHERS: readonly string[] = ["places", "recalls"];

/** Why a pack cannot be shared now: it is not whole or not the newest that this phone knows of. */
export type ShareResult = { readonly ok: true; readonly file: Blob } | { readonly ok: false };

export type OpenResult =
  | { readonly kind: "packs"; readonly saved: readonly string[]; readonly failure?: SaveResult }
  | { readonly kind: "receipts"; readonly count: number };

/** A saved pack as a file that another phone can open and verify by itself. */
export async function sharePack(pack: string): Promise<ShareResult> {
  const [kept, installed] = await Promise.all([readTrust(), activePack(pack)]);
  const trusted = await recallTrust(kept);
  if (!trusted || !installed) return { ok: false };
  const name = targetOf(pack, trusted, null, installed.edition);
  const target = targetFile(trusted, name, findTarget(trusted, name));
  const manifest = await carried(`targets/${target}`, canonical(installed.manifest));
  const lists = Object.values(installed.lists).map((list) => carried("", canonical(list)));
  const listed = (await Promise.all(lists)).map((list) => ({ ...list, name: `b/${list.sha256}` }));
  const isNewest = target.startsWith(manifest.sha256);
  const areOurs = Object.values(installed.manifest.lists).map(({ sha256 }) => sha256);
  if (!isNewest || !listed.every(({ sha256 }) => areOurs.includes(sha256))) return { ok: false };
  const blobs = await blobsOfPack(neededBlobs(installed).map(({ sha256 }) => sha256));
  if (!blobs) return { ok: false };
  const metadata = await metadataOf(trusted, kept);
  return { ok: true, file: await writeFile("packs", [...metadata, manifest, ...listed, ...blobs]) };
}

/** Everything that waits to be sent, for somebody who goes where there is a network; it waits on here all the same. */
export async function carryWords(deviceNow: Date): Promise<Blob | undefined> {
  await closeCounters(deviceNow, true);
  const key = await centreKey("seal");
  let waiting: readonly Batch[] = await waitingBatches();
  const sealed: Carried[] = [];
  for (let some = pickBatches(waiting); some.length > 0; some = pickBatches(waiting)) {
    const body = await sealToCentre(buildRequest(randomId(), some), key, "wegwijs-courier-1");
    sealed.push(await carried(`words/${sealed.length}`, body));
    waiting = waiting.filter((batch) => !some.includes(batch));
  }
  return sealed.length > 0 ? writeFile("words", sealed) : undefined;
}

/** Open what somebody brought: packs are verified exactly like the network, receipts must be the centre's. */
export async function openCourier(
  given: Blob,
  language: string | null,
  options: Omit<SaveOptions, "fetcher">,
): Promise<OpenResult> {
  const file = await openFile(given);
  if (file.kind === "packs") return openPacks(file, language, options);
  if (file.kind === "receipts") return { kind: "receipts", count: await openReceipts(file) };
  throw new ContentError("bad-index", "words are for the centre");
}

async function openPacks(
  file: OpenedFile,
  language: string | null,
  options: Omit<SaveOptions, "fetcher">,
): Promise<OpenResult> {
  const fetcher = fetcherOver(file);
  const checked = await checkForNews(fetcher, options.now ?? new Date());
  const saved: string[] = [];
  for (const [pack, languages] of await packsIn(file)) {
    const wanted = language !== null && languages.includes(language) ? [language] : languages;
    // What is older than this phone knows fails the check, and may still be the very edition that it trusts.
    const result = await savePack(pack, wanted, { ...options, fetcher });
    if (!result.ok) return { kind: "packs", saved, failure: checked.ok ? result : checked };
    saved.push(pack);
  }
  return { kind: "packs", saved };
}

/** The packs of a file, and the languages whose lists it has; nothing of it is believed yet. */
async function packsIn(file: OpenedFile): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const name of file.names) {
    const pack = PACK_TARGET.exec(name)?.[1];
    const bytes = pack && !OTHERS.includes(pack) ? await file.read(name) : undefined;
    if (!pack || !bytes) continue;
    const lists = Object.entries(parseManifest(bytes, pack).lists);
    const here = lists.filter(([, { sha256 }]) => file.names.includes(`b/${sha256}`));
    found.set(
      pack,
      here.map(([tag]) => tag),
    );
  }
  return found;
}

async function openReceipts(file: OpenedFile): Promise<number> {
  const key = await centreKey("sign");
  let count = 0;
  for (const name of file.names) {
    const text = await signedByCentre((await file.read(name)) ?? new Uint8Array(), key);
    const { request_id: id } = members(parseJson(text, REPLY_MAX, ContentError));
    await keepReply(parseReply(200, "application/json", text, String(id)));
    count += 1;
  }
  return count;
}

async function blobsOfPack(names: readonly string[]): Promise<readonly Carried[] | undefined> {
  const found: Carried[] = [];
  for (const sha256 of new Set(names)) {
    const bytes = await readBlob(sha256);
    if (!bytes) return undefined;
    found.push({ name: `b/${sha256}`, sha256, data: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
  }
  return found;
}

async function metadataOf(
  { root, snapshot, targets, ...trusted }: Trusted,
  kept: Readonly<Record<string, Uint8Array>>,
): Promise<readonly Carried[]> {
  const places = targets?.targets["places.json"];
  const files: Readonly<Record<string, Uint8Array | undefined>> = {
    [`metadata/${root.version}.root.json`]: kept.root,
    "metadata/timestamp.json": kept.timestamp,
    [`metadata/${snapshot?.version}.snapshot.json`]: kept.snapshot,
    [`metadata/${targets?.version}.targets.json`]: kept.targets,
    ...(places && {
      [`targets/${targetFile({ root, ...trusted }, "places.json", places)}`]: kept[PLACES],
    }),
  };
  const there = Object.entries(files).flatMap(([name, bytes]) => (bytes ? [carried(name, bytes)] : []));
  return Promise.all(there);
}

/** One of the centre's own keys, out of the root that this phone verified. */
async function centreKey(name: "seal" | "sign"): Promise<string> {
  const { root } = await readTrust();
  if (!root) throw new ContentError("missing-role", "root");
  const signed = members(members(parseJson(root, ROOT_MAX, ContentError)).signed);
  const centre = members(members(signed.custom ?? {}).centre ?? {});
  const key = centre[name];
  if (typeof key !== "string") throw new ContentError("missing-role", "centre");
  return key;
}
