/** What screens show of a team's store, and what they keep there beside the log; all of it only while somebody is at work. */
import type { Briefing } from "../sync/briefing";
import type { StaffRecord } from "../sync/merging";
import type { Body, FeedMessage } from "../sync/operations";
import { unseen } from "../sync/replica";
import { tellChange } from "./changes";
import { change, unlocked } from "./team-change";
import { openTeamStore } from "./team-database";
import { type Memory, type Own, readRawLog } from "./team-memory";
import { keepPeople } from "./team-people";
import { addedTo, type Records } from "./team-records";
import { atWork, currentShift, endSession, freshMemory, inTurn, type Session } from "./team-session";

/**
 * An operation that the centre holds, why, and what it says: where the text is not what was hashed (`bad-body`), the
 * centre did not take it, and it is nowhere but here (clause 4.4).
 */
export interface Refused extends Own {
  readonly texts: readonly string[];
}

/** What an operation that was not sent yet is about. */
export interface Unsent {
  readonly op_id: string;
  readonly entity: string;
}

/**
 * How many operations wait for a receipt, and what those that can be read are about; what needs a look because the centre
 * would not apply it, oldest first; and under which name this device writes.
 */
export interface Queue {
  readonly waiting: number;
  readonly unsent: readonly Unsent[];
  readonly refused: readonly Refused[];
  readonly replica: string;
}

/** All that the screens show. */
export interface Shown {
  /** What the centre told, and this device's own on top; by entity and id. */
  readonly records: Records;
  /** What people wrote, by its hash. */
  readonly texts: ReadonlyMap<string, string>;
  readonly messages: readonly FeedMessage[];
  readonly queue: Queue;
  readonly briefing: Briefing | undefined;
}

/** What is shown while nobody is at work. */
export const NOTHING: Omit<Shown, "queue"> = {
  records: new Map(),
  texts: new Map(),
  messages: [],
  briefing: undefined,
};
export const NO_QUEUE: Queue = { waiting: 0, unsent: [], refused: [], replica: "" };
const BRIEFING = "briefing";

/** What is shown now; while nobody is at work only how many operations wait. */
export function shownNow(): Promise<Shown> {
  return inTurn(async () => {
    const session = atWork();
    if (session) return shownOf(await freshMemory(session));
    const { log } = await readRawLog(await openTeamStore());
    return { ...NOTHING, queue: { ...NO_QUEUE, waiting: waitingIn(log.entries).length } };
  });
}

/** What somebody half typed; the same person finds it after a lock or a restart. */
export function keepDraft(name: string, text: string, now = new Date()): Promise<void> {
  return change(now, async (view) => {
    const session = unlocked(view);
    const key = draftKey(session, name);
    const held = session.memory.kinds.draft.get(key);
    if (text === "") return held && { log: view.log, drops: [held], isUnshown: true };
    const item = { kind: "draft", key, value: text, class: ownClass(session), is_told: false } as const;
    return { log: view.log, puts: [item], isUnshown: true };
  });
}

export function draft(name: string): Promise<string | undefined> {
  return inTurn(async () => {
    const session = atWork();
    if (!session) return undefined;
    const { kinds } = await freshMemory(session);
    return kinds.draft.get(draftKey(session, name))?.value as string | undefined;
  });
}

/** Which briefing this device has: while nobody is at work that whose people are on the tiles. */
export function briefingVersion(): Promise<string | undefined> {
  return inTurn(async () => {
    const session = atWork();
    if (!session) return (await (await openTeamStore()).get("device", "device"))?.people;
    return shownBriefing(await freshMemory(session))?.version;
  });
}

/**
 * Keep what the centre decided. The people and the centre's key stand open; the rest is kept where somebody is at work. Who
 * does not work here any more, or as something else, has left with it.
 */
export async function keepBriefing(briefing: Briefing, now: Date): Promise<void> {
  await inTurn(async () => {
    await keepPeople(briefing.people);
    const worker = atWork()?.worker;
    const isSame = briefing.people.some(({ id, role }) => id === worker?.id && role === worker.role);
    if (worker && !isSame) {
      endSession();
      tellChange("lock");
    }
  });
  const { version: people, seal } = briefing;
  await change(now, async ({ log, session }) => {
    const item = { kind: "briefing", key: BRIEFING, value: briefing, class: "all", is_told: false } as const;
    return { log, device: { people, seal }, ...(session && { puts: [item] }) };
  });
}

function shownOf(memory: Memory): Shown {
  const { kinds, log, refused } = memory;
  const told: Records = new Map([...kinds.record].map(([key, { value }]) => [key, value as StaffRecord]));
  const own = unseen(log).map((operation) => [operation, operation.hlc] as const);
  const mine: readonly Own[] = [...log.entries, ...refused];
  const bodies = [
    ...mine.flatMap(({ said = [] }) => said),
    ...[...kinds.body.values()].map(({ value }) => value as Body),
  ];
  const texts = new Map(bodies.map(({ hash, text }) => [hash, text]));
  const held: readonly Own[] = [...refused, ...log.entries.filter(({ state }) => state === "quarantined")];
  const messages = [...kinds.message].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    records: addedTo(told, own),
    texts,
    messages: messages.map(([, { value }]) => value as FeedMessage),
    queue: {
      replica: log.replica,
      waiting: waitingIn(log.entries).length,
      unsent: waitingIn(log.entries).flatMap(aboutOf),
      refused: held.map((entry) => ({
        ...entry,
        texts: entry.bodies.flatMap((hash) => texts.get(hash) ?? []),
      })),
    },
    briefing: shownBriefing(memory),
  };
}

function shownBriefing({ kinds }: Memory): Briefing | undefined {
  return kinds.briefing.get(BRIEFING)?.value as Briefing | undefined;
}

function waitingIn(entries: readonly Own[]): readonly Own[] {
  return entries.filter(({ state }) => state === "waiting");
}

function aboutOf({ op_id, readable }: Own): readonly Unsent[] {
  return readable ? [{ op_id, entity: String(readable.entity) }] : [];
}

/** A draft is its writer's own. */
function draftKey({ worker }: Session, name: string): string {
  return `${worker.id} ${name}`;
}

function ownClass(session: Session): "all" | "staff" {
  return currentShift(session)?.staff ? "staff" : "all";
}
