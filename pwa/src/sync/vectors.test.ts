/** Every vector of `tests/vectors/` that concerns a phone; see the README there. */
import { describe, test } from "vitest";
import { OPERATION_CALLS } from "../testing/operation-calls";
import {
  body,
  type Calls,
  casesOfSubject,
  checkCase,
  type Given,
  type Loose,
  readSubject,
  subjects,
} from "../testing/vector-files";
import { addCounter, closeCounters, counterKey, foldUse } from "./batches";
import { BundleReader } from "./bundle";
import { canonical, nameBlob } from "./canonical";
import { carriedLength, carriedText, parseIndex, readLayout, writeCarriedPush, writeIndex } from "./courier";
import { chooseDownload, missingBlobs, updateFrom } from "./download";
import { mergeDrafts } from "./drafts";
import { ContentError } from "./errors";
import { buildRequest, isMediaType, parseAnswers, parseReply, parseStatus, pickBatches } from "./exchange";
import { parseJson } from "./fields";
import { parseCustom, parseList, parseManifest, parsePlaces, topicSensitivity } from "./manifest";
import { applyReply, applyStatus, dayOf, isServerAhead, lowerBound, step } from "./outbox";
import { itemsOff, parseOverlay, photosShown, slotBlocks } from "./overlay";
import { fallbackChain, parseDocument, showFact, splitText } from "./pack";
import { isFinished, periodOf } from "./periods";
import { mergeRecalls, parseRecalls, recallOf } from "./recalls";

const ELSEWHERE = ["envelope", "quarantine", "booking", "sealing", "admission", "patches"];

const CALLS: Calls = {
  ...OPERATION_CALLS,
  canonical: (g) => decode(canonical(g.value)),
  name_blob: (g) => nameBlob(body(g)),
  parse_json: (g) => parseJson(new Uint8Array(Buffer.from(g.hex, "hex")), g.cap, ContentError),
  parse_manifest: (g) => parseManifest(body(g), g.pack),
  parse_list: (g) => parseList(body(g), { pack: g.pack, edition: g.edition } as Loose, g.language),
  parse_places: (g) => parsePlaces(body(g)),
  parse_custom: (g) => parseCustom(g.base),
  missing_blobs: (g) => missingBlobs(g.list, new Set(g.held)),
  update_from: (g) => updateFrom(g.base, g.language, g.installed),
  choose_download: (g) => chooseDownload(g.base, g.lists, new Set(g.held), g.installed),
  topic_sensitivity: (g) => topicSensitivity(g.base, g.topic),
  parse_document: (g) => parseDocument(body(g)),
  show_fact: (g) => showFact(g.base, g.today),
  split_text: (g) => splitText(g.text),
  read_layout: (g) => readLayout(body(g), g.size),
  parse_index: (g) => parseIndex(body(g), g.spans),
  carried_length: (g) => carriedLength(g.sizes),
  carried_text: (g) => decode(carriedText(g.replica, body(g))),
  write_carried_push: (g) =>
    decode(writeCarriedPush(Buffer.from(g.signature, "hex"), g.device, g.replica, body(g))),
  write_index: (g) => decode(writeIndex(g.kind, g.names)),
  parse_recalls: (g) => parseRecalls(body(g)),
  merge_recalls: (g) => mergeRecalls(g.seen, g.found),
  recall_of: (g) => recallOf(g.recalls, g.pack, g.edition, g.resource),
  parse_overlay: (g) => parseOverlay(body(g), g.region, g.place),
  slot_blocks: (g) => slotBlocks(g.base, g.slot, g.language, g.today),
  photos_shown: (g) => photosShown(parseOverlay(body(g), "noord", "terapel"), g.language, g.today),
  items_off: (g) => [...itemsOff(g.base, g.resource)].sort(),
  merge_drafts: (g) => mergeDrafts(g.before, g.theirs, g.yours, (path) => g.chosen?.[path]),
  fallback_chain: (g) => fallbackChain(g.language),
  read_bundle: readBundle,
  period_of: (g) => periodOf(g.shape, g.day),
  is_finished: (g) => isFinished(g.shape, g.period, g.today),
  fold_use: (g) => foldUse(g.base, g.today),
  counter_key: (g) => counterKey(g.counter),
  add_counter: (g) => addCounter(g.kept, g.counter),
  close_counters: (g) => {
    let last = 0;
    return closeCounters(g.counters, g.today, () => String(++last).padStart(22, "0"), g.everything);
  },
  pick_batches: (g) => pickBatches(g.waiting).map((batch) => batch.batch_id),
  build_request: (g) => decode(buildRequest(g.request_id, g.batches)),
  parse_reply: (g) => parseReply(g.status, g.media_type, body(g), g.request_id),
  parse_answers: (g) => parseAnswers(g.status, g.media_type, body(g), g.request_id),
  parse_status: (g) => parseStatus(g.status, g.media_type, body(g)),
  is_media_type: (g) => isMediaType(g.header, g.expected),
  step: (g) => step(g.state, g.event),
  apply_reply: (g) => applyReply(g.outgoing, g.reply),
  apply_status: (g) => applyStatus(g.outgoing, g.status),
  lower_bound: (g) =>
    moment(lowerBound(new Date(g.built), g.signed_at ? new Date(g.signed_at) : undefined, new Date(g.clock))),
  is_server_ahead: (g) => isServerAhead(new Date(g.signed_at), new Date(g.clock)),
  day_of: (g) => dayOf(new Date(g.moment)),
};

describe.each(subjects().filter((subject) => !ELSEWHERE.includes(subject)))("%s", (subject) => {
  const file = readSubject(subject);
  test.each(casesOfSubject(file))("%s", (_, found) => checkCase(file, found, CALLS));
});

async function readBundle(given: Given): Promise<readonly string[]> {
  const reader = new BundleReader(new Set<string>(given.listed));
  const bytes = body(given);
  const documents: string[] = [];
  for (let start = 0; start < bytes.length; start += given.every) {
    const found = await reader.feed(bytes.subarray(start, start + given.every));
    documents.push(...found.map(({ data }) => decode(data)));
  }
  reader.finish();
  return documents;
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

function moment(time: Date): string {
  return time.toISOString().replace(".000Z", "Z");
}
