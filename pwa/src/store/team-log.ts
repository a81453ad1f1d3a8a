/** The log of a team's device: what is written, what goes out, and what becomes of that (chapter 4). */
import { CallerError } from "../sync/errors";
import type { LoansRecord, StaffRecord } from "../sync/merging";
import {
  type Body,
  hashBody,
  hashContent,
  hashOperation,
  type Mark,
  opId,
  type PushReply,
  pickOperations,
  type Sent,
} from "../sync/operations";
import { append, applyPushReply, type Log, link, nextPush, unseen } from "../sync/replica";
import { sealOperation } from "./centre-sealing";
import { randomId } from "./random";
import { change, currentView, unlocked } from "./team-change";
import { centreKey, textRows, withoutTexts } from "./team-erasing";
import type { Memory, Own } from "./team-memory";
import { addedTo, classOf, keyOf } from "./team-records";
import { currentShift, inTurn } from "./team-session";

/** Which field of a record names its text; `text` in all others. */
const TEXT_FIELDS: Readonly<Record<string, string>> = { visit: "note", activity: "note", loan: "tile" };

/** What a screen writes: a record and some of its fields. */
export interface Draft {
  readonly actor: string;
  readonly place: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly patch: Readonly<Record<string, unknown>> | null;
}

/** What goes out now. */
export interface TeamPush {
  readonly replica: string;
  readonly epoch: string | undefined;
  readonly after: Mark;
  readonly operations: readonly Sent[];
}

/**
 * Append an operation to the log; its id. A `text` becomes the body that the patch names. Throws CallerError: locked,
 * no-key for what helpers may not write, no-centre before the device was told whom to seal for.
 */
export async function writeOperation(draft: Draft, now: Date, text?: string): Promise<string> {
  const id = opId(now, crypto.getRandomValues(new Uint8Array(10)));
  const body = text === undefined ? undefined : await newBody(text);
  const name = TEXT_FIELDS[draft.entity] ?? "text";
  const patch = body ? { ...draft.patch, [name]: { body: body.hash } } : draft.patch;
  const seal = await centreKey();
  await change(now, async (view) => {
    const { memory, ...session } = unlocked(view);
    if (!currentShift(session)?.[classOf(draft.entity)]) throw new CallerError("no-key", draft.entity);
    const before = shownOne(memory, draft);
    const content = { op_id: id, ...draft, patch, base_rev: baseRev(before, patch) };
    const operation = link(view.log, content, now);
    const bodies = body ? [body] : [];
    const hashes = await Promise.all([hashContent(operation), hashOperation(operation)]);
    const box = await sealOperation(operation, bodies, seal);
    const grown = saying(append(view.log, operation, ...hashes, box), bodies);
    const gone = isReturn(draft) && before?.merge === "loans" ? tilesOf(before) : [];
    return { ...(await withoutTexts(grown, memory, gone, seal)), drops: textRows(memory, gone) };
  });
  return id;
}

/** What is to be sent, or nothing; also while nobody is at work. */
export function nextTeamPush(): Promise<TeamPush | undefined> {
  return inTurn(async () => {
    for (const push of pushesOf((await currentView()).log)) return push;
    return undefined;
  });
}

/** All that waits, push by push. */
export function teamPushes(): Promise<readonly TeamPush[]> {
  return inTurn(async () => [...pushesOf((await currentView()).log)]);
}

/** One by one, for each takes as long as its bytes are many. */
function* pushesOf(log: Log): Generator<TeamPush> {
  let [after, waiting] = nextPush(log);
  while (waiting.length > 0) {
    const [operations] = pickOperations(waiting, {});
    if (operations.length === 0) return;
    yield { replica: log.replica, epoch: log.epoch, after, operations };
    waiting = waiting.slice(operations.length);
    const last = log.entries[log.entries.length - waiting.length - 1];
    if (last) after = { seq: last.seq, hash: last.hash };
  }
}

export function keepPushReply(reply: PushReply, now: Date): Promise<void> {
  return change(now, async ({ log }) => applyPushReply(log, reply));
}

/** The cursor to read on from, or nothing for a device that was told nothing yet. */
export function teamCursor(): Promise<string | undefined> {
  return inTurn(async () => (await currentView()).log.cursor);
}

/** The log whose newest operation says these texts. */
function saying(log: Log, said: readonly Body[]): Log {
  const entries: readonly Own[] = log.entries.map((entry, at) =>
    at === log.entries.length - 1 ? { ...entry, said } : entry,
  );
  return { ...log, entries };
}

/** One record as the screens show it, with the device's own on top. */
function shownOne(
  { kinds, log }: Memory,
  named: { readonly entity: string; readonly entity_id: string },
): StaffRecord | undefined {
  const key = keyOf(named);
  const told = kinds.record.get(key)?.value as StaffRecord | undefined;
  const own = unseen(log).filter((operation) => keyOf(operation) === key);
  return addedTo(
    told ? new Map([[key, told]]) : new Map(),
    own.map((operation) => [operation, operation.hlc] as const),
  ).get(key);
}

/** For each field that is written, the writes that this device shows there (clause 4.5). */
function baseRev(
  shown: StaffRecord | undefined,
  patch: Draft["patch"],
): Readonly<Record<string, readonly string[]>> {
  if (shown?.merge !== "fields" || patch === null) return {};
  const seen = Object.keys(patch).flatMap((name) => {
    const field = shown.fields[name];
    return field ? [[name, field.heads.map(({ op_id }) => op_id)] as const] : [];
  });
  return Object.fromEntries(seen);
}

function tilesOf({ events }: LoansRecord): readonly string[] {
  return events.flatMap(({ tile }) => tile ?? []);
}

/** After it nobody need know to which tile the item was lent. */
function isReturn({ entity, patch }: Draft): boolean {
  return entity === "loan" && patch?.event === "returned";
}

async function newBody(text: string): Promise<Body> {
  const salt = randomId();
  return { hash: await hashBody(salt, text), salt, text };
}
