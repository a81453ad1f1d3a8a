/** Calls of chapter 4 that the vectors name: what devices of teams and the centre say to each other. */
import { readCursor, writeCursor } from "../sync/cursors";
import { checkLabel, endedTiles, isOwnLabel, itemId, lentItem, loanId, makeLabel } from "../sync/items";
import { merge, type StaffRecord, showCounts, showFields, showLoan } from "../sync/merging";
import {
  bodiesOf,
  buildPush,
  contentOf,
  hashBody,
  hashContent,
  hashOperation,
  isSealed,
  opId,
  parseFeed,
  parsePushReply,
  parseSnapshot,
  pickOperations,
} from "../sync/operations";
import {
  append,
  applyFeed,
  applyPushReply,
  applySnapshot,
  erasedBy,
  erasedIn,
  fork,
  head,
  link,
  nextPush,
  unseen,
  writeBox,
} from "../sync/replica";
import { contentDigest, signatureBase, writeParams } from "../sync/signing";
import { effectiveStamp, tick, witness } from "../sync/stamps";

/** Whatever a vector says: its types are what is being tested. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Loose = any;

const utf8 = new TextEncoder();

export const OPERATION_CALLS: Readonly<Record<string, (given: Loose) => unknown>> = {
  tick: (g) => tick(g.last, new Date(g.now)),
  witness: (g) => witness(g.last, g.seen, new Date(g.now)),
  effective_stamp: (g) => effectiveStamp(g.claimed, new Date(g.received)),
  hash_operation: (g) => hashOperation(g.operation),
  hash_content: (g) => hashContent(g.operation),
  is_sealed: (g) => isSealed(g.operation),
  hash_body: (g) => hashBody(g.salt, g.text),
  content_of: (g) => contentOf(g.operation),
  op_id: (g) => opId(new Date(g.moment), fromHex(g.random)),
  bodies_of: (g) => bodiesOf(g.operation),
  build_push: (g) =>
    new TextDecoder().decode(
      buildPush(g.request_id, g.epoch_seen ?? undefined, g.after, g.operations, g.bodies),
    ),
  pick_operations: (g) => pickOperations(g.waiting, g.bodies),
  pick_counts: (g) => {
    const one = { ...g.waiting[0], pad: "x".repeat(g.pad) };
    return pickOperations(Array(g.times).fill(one), {}).map(({ length }) => length);
  },
  write_cursor: (g) => writeCursor(g.epoch, g.commit_seq),
  read_cursor: (g) => readCursor(g.cursor),
  parse_push_reply: (g) => parsePushReply(g.status, g.media_type, utf8.encode(g.text), g.request_id),
  parse_feed: (g) => parseFeed(g.status, g.media_type, utf8.encode(g.text)),
  parse_snapshot: (g) => parseSnapshot(g.status, g.media_type, utf8.encode(g.text)),
  head: (g) => head(g.log),
  link: (g) => link(g.log, g.content, new Date(g.now)),
  append: (g) => append(g.log, g.operation, g.content, g.hash, g.box),
  write_box: (g) => new TextDecoder().decode(writeBox(g.operation, g.bodies)),
  next_push: (g) => nextPush(g.log),
  apply_push_reply: (g) => applyPushReply(g.log, g.reply),
  apply_feed: (g) => applyFeed(g.log, g.feed, new Date(g.now)),
  apply_snapshot: (g) => applySnapshot(g.log, g.snapshot),
  fork: (g) => fork(g.log, g.replica),
  unseen: (g) => unseen(g.log),
  erased_in: (g) => erasedIn(g.feed),
  erased_by: (g) => erasedBy(g.snapshot, g.held, g.own),
  merge_all: (g) => {
    let kept: StaffRecord | undefined;
    for (const applied of g.applied) kept = merge(kept, applied);
    return { record: kept, shown: kept && shown(kept) };
  },
  item_id: (g) => itemId(g.text) ?? null,
  loan_id: (g) => loanId(g.item, g.place),
  lent_item: (g) => lentItem(g.loan),
  make_label: (g) => makeLabel(fromHex(g.random)),
  is_own_label: (g) => isOwnLabel(g.item),
  check_label: (g) => checkLabel(g.label),
  ended_tiles: (g) => endedTiles(g.record),
  write_params: (g) => writeParams(g.device, g.nonce, g.created),
  content_digest: (g) => contentDigest(fromHex(g.sha256)),
  signature_base: (g) => new TextDecoder().decode(signatureBase(g.method, g.target, g.digest, g.params)),
};

function shown(kept: StaffRecord): unknown {
  if (kept.merge === "fields") return showFields(kept);
  if (kept.merge === "counts") return showCounts(kept);
  return kept.merge === "loans" ? showLoan(kept) : undefined;
}

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}
