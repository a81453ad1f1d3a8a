/** A centre for teams' devices in memory, as `tests/sync/desk.py`: pushes, feed, snapshots, restores; any signature will do. */
import type { Fetcher } from "../net/http";
import type { BriefedPerson, BriefedPlace, Item } from "../sync/briefing";
import { readCursor } from "../sync/cursors";
import { merge, type StaffRecord } from "../sync/merging";
import {
  type Body,
  bodiesOf,
  contentOf,
  type FeedMessage,
  FIRST,
  hashBody,
  hashOperation,
  isSealed,
  type Mark,
  type Operation,
  type Sent,
} from "../sync/operations";
import { effectiveStamp } from "../sync/stamps";
import { centreKeys, openOperation } from "./desk-key";
import { json } from "./phone";

interface Stored {
  readonly operation: Operation;
  readonly stamp: string;
  readonly receipt: { readonly op_id: string; readonly outcome: string; readonly commit_seq: number };
}

interface Book {
  seq: number;
  readonly marks: Map<string, Mark>;
  readonly hashes: Map<string, string>;
  readonly stored: Map<string, Stored>;
}

interface Push extends Told {
  readonly request_id: string;
  readonly epoch_seen: string | null;
  readonly from_seq: number;
  readonly head_hash: string;
}

/** A push as it comes, and with its boxes opened. */
interface Told<One = Sent> {
  readonly operations: readonly One[];
  readonly bodies: readonly Body[];
}

const PEOPLE: readonly BriefedPerson[] = [
  { id: `lead${"x".repeat(18)}`, name: "Samira", role: "lead", started: false },
  { id: `staff${"x".repeat(17)}`, name: "Joost", role: "staff", started: false },
  { id: `helper${"x".repeat(16)}`, name: "Yonas", role: "helper", started: false },
];

const EMPTY = (): Book => ({ seq: 0, marks: new Map(), hashes: new Map(), stored: new Map() });

/** Which kinds it does not know, and what its line does, is a test's to say. */
export class Desk {
  book = EMPTY();
  backups: { readonly epoch: string; readonly book: Book }[] = [];
  epoch = "A".repeat(22);
  now = new Date("2027-03-11T09:00:00Z");
  readonly unknown = new Set<string>();
  readonly requests: string[] = [];
  /** Texts are in no backup here: what a restore brings back is the server's own test. */
  readonly texts = new Map<string, Body>();
  /** Texts that are not what was hashed, as far as the desk can see. */
  readonly spoiled = new Set<string>();
  /** Who works with every device, and what is lent. */
  people: readonly BriefedPerson[] = PEOPLE;
  places: readonly BriefedPlace[] = [
    {
      id: "azc-delft",
      name: "AZC Delft",
      languages: ["nl"],
      situations: ["asylum"],
      tiles: true,
      spots: [],
    },
  ];
  items: readonly Item[] = [];
  /** Which ids devices gave their chains. */
  readonly replicas = new Set<string>();
  /** How often it will say that a chain is not the one it knows. */
  forks = 0;
  /** What newcomers asked, told in every snapshot. */
  readonly messages: FeedMessage[] = [];
  readonly erased: { readonly commit_seq: number; readonly erased: string }[] = [];
  private highest = 0;
  private restored = 0;

  readonly fetch: Fetcher = async (url, init) => {
    this.requests.push(url);
    const target = new URL(url, "https://wegwijs.test");
    if (target.pathname === "/sync/devices") return json(this.enrol(read(init)));
    if (target.pathname === "/sync/briefing") return json(await this.briefing());
    if (target.pathname.endsWith("/start")) return json({ ...read(init), ok: true });
    if (target.pathname === "/sync/snapshot") return json(this.snapshot());
    if (target.pathname === "/sync/feed") return json(this.feed(target.searchParams.get("cursor") ?? ""));
    return json(await this.push(read(init) as unknown as Push));
  };

  /** The operations that the feed tells, in its order. */
  applied(): Stored[] {
    const committed = [...this.book.stored.values()].filter(({ receipt }) => receipt.outcome === "committed");
    return committed.sort((a, b) => a.receipt.commit_seq - b.receipt.commit_seq);
  }

  /** All records, as the fold of what was applied. */
  records(): ReadonlyMap<string, StaffRecord> {
    const view = new Map<string, StaffRecord>();
    for (const { operation, stamp } of this.applied()) {
      const key = `${operation.entity}/${operation.entity_id}`;
      const grown = merge(view.get(key), { ...operation, stamp });
      if (grown) view.set(key, grown);
    }
    return view;
  }

  /** A text is gone, and every device is told (clause 4.1). */
  erase(text: string): void {
    this.texts.delete(text);
    this.erased.push({ commit_seq: this.number(), erased: text });
  }

  /** Which of the backups it is. */
  backUp(): number {
    this.backups = [...this.backups.slice(-1), { epoch: this.epoch, book: copy(this.book) }];
    return this.backups.length - 1;
  }

  /** From one of the two backups; then a new epoch past the old maximum, and a backup of it (clause 1.6). */
  restore(which: number): void {
    const backup = this.backups[which % Math.max(this.backups.length, 1)];
    if (!backup) return;
    this.book = copy(backup.book);
    this.restored += 1;
    this.epoch = `${this.restored}`.padStart(22, "E");
    this.book.seq = this.highest;
    this.backUp();
  }

  private enrol({ request_id }: { readonly request_id: string }): object {
    const device = { id: "D".repeat(22), name: "Tablet 1", places: ["azc-delft"], is_for_helpers: false };
    return { request_id, device };
  }

  private async briefing(): Promise<object> {
    const { spki } = await centreKeys();
    return {
      version: "a".repeat(64),
      is_same: false,
      seal: spki,
      people: this.people,
      places: this.places,
      items: this.items,
    };
  }

  private async push(push: Push): Promise<object> {
    const { request_id, epoch_seen, from_seq, head_hash, operations } = push;
    const replica = operations[0]?.replica ?? "";
    this.replicas.add(replica);
    const mark = this.book.marks.get(replica) ?? { seq: 0, hash: FIRST };
    const hashes = await Promise.all(operations.map(hashOperation));
    const outcome = this.join(epoch_seen, from_seq, head_hash, replica, mark, hashes);
    const reply = { request_id, epoch: this.epoch, durable_seq: this.durableSeq() };
    if (outcome !== "applied") return { ...reply, outcome, mark, receipts: [] };
    const opened = await this.opened(push);
    const wrong = await this.keepTexts(opened);
    const receipts = opened.operations.map((operation) => this.take(operation, wrong));
    hashes.forEach((hash, place) => {
      this.book.hashes.set(`${replica}.${from_seq + place}`, hash);
    });
    const last = { seq: from_seq + operations.length - 1, hash: hashes.at(-1) ?? mark.hash };
    if (last.seq > mark.seq) this.book.marks.set(replica, last);
    return { ...reply, outcome, mark: this.book.marks.get(replica) ?? mark, receipts };
  }

  private join(
    seen: string | null,
    from: number,
    head: string,
    replica: string,
    mark: Mark,
    hashes: readonly string[],
  ): "applied" | "behind" | "fork" {
    if (this.forks > 0) {
      this.forks -= 1;
      return "fork";
    }
    if ((seen !== null && seen !== this.epoch) || from - 1 > mark.seq) return "behind";
    const known = (seq: number) => (seq === 0 ? FIRST : this.book.hashes.get(`${replica}.${seq}`));
    if (known(from - 1) !== head) return "fork";
    const isSame = hashes.every((hash, place) => from + place > mark.seq || known(from + place) === hash);
    return isSame ? "applied" : "fork";
  }

  private async opened({ operations, bodies }: Push): Promise<Told<Operation>> {
    const all = await Promise.all(
      operations.map((sent) => (isSealed(sent) ? openOperation(sent) : { operation: sent, bodies: [] })),
    );
    return {
      operations: all.map(({ operation }) => operation as Operation),
      bodies: [...bodies, ...all.flatMap((one) => one.bodies)],
    };
  }

  /** Keeps those that are what was hashed; the hashes of the others. */
  private async keepTexts({ bodies }: Told<Operation>): Promise<ReadonlySet<string>> {
    const wrong = new Set<string>();
    for (const body of bodies) {
      const isRight = !this.spoiled.has(body.text) && (await hashBody(body.salt, body.text)) === body.hash;
      if (isRight) this.texts.set(body.hash, body);
      else wrong.add(body.hash);
    }
    return wrong;
  }

  private number(): number {
    this.book.seq += 1;
    this.highest = Math.max(this.highest, this.book.seq);
    return this.book.seq;
  }

  private take(operation: Operation, wrong: ReadonlySet<string>): Stored["receipt"] {
    const before = this.book.stored.get(operation.op_id);
    if (before) {
      if (JSON.stringify(contentOf(before.operation)) !== JSON.stringify(contentOf(operation)))
        throw new Error("reused");
      return before.receipt;
    }
    const reason = this.reasonToHold(operation, wrong);
    const receipt = {
      op_id: operation.op_id,
      outcome: reason ? "quarantined" : "committed",
      commit_seq: this.number(),
      ...(reason ? { reason } : {}),
    };
    const stamp = effectiveStamp(operation.hlc, this.now);
    this.book.stored.set(operation.op_id, { operation, stamp, receipt });
    return receipt;
  }

  private reasonToHold(operation: Operation, wrong: ReadonlySet<string>): string | undefined {
    if (this.unknown.has(operation.entity)) return "unknown-entity";
    return bodiesOf(operation).some((name) => wrong.has(name)) ? "bad-body" : undefined;
  }

  private feed(cursor: string): object {
    const [epoch, passed] = readCursor(cursor);
    const common = { epoch: this.epoch, durable_seq: this.durableSeq(), after: cursor };
    const end = `${this.epoch}.${this.book.seq}`;
    if (epoch !== this.epoch) return { ...common, cursor: end, entries: [], has_more: false, is_reset: true };
    const following = this.entries().filter(({ commit_seq }) => commit_seq > passed);
    const entries = following.slice(0, 3);
    const last = entries.at(-1)?.commit_seq ?? this.book.seq;
    const has_more = entries.length < following.length;
    return {
      ...common,
      cursor: has_more ? `${this.epoch}.${last}` : end,
      entries,
      has_more,
      is_reset: false,
    };
  }

  private entries(): readonly { readonly commit_seq: number }[] {
    const told = this.applied().map(({ operation, stamp, receipt: { commit_seq } }) => ({
      commit_seq,
      stamp,
      operation,
      bodies: bodiesOf(operation).flatMap((name) => this.texts.get(name) ?? []),
    }));
    return [...told, ...this.erased].sort((a, b) => a.commit_seq - b.commit_seq);
  }

  private snapshot(): object {
    const cursor = `${this.epoch}.${this.book.seq}`;
    const common = { epoch: this.epoch, scope: ["azc-delft"], durable_seq: this.durableSeq(), cursor };
    const texts = { bodies: [...this.texts.values()], erased: this.erased.map(({ erased }) => erased) };
    return { ...common, records: [...this.records().values()], messages: this.messages, ...texts };
  }

  private durableSeq(): number {
    const oldest = this.backups[0];
    return oldest?.epoch === this.epoch ? oldest.book.seq : 0;
  }
}

function copy({ seq, marks, hashes, stored }: Book): Book {
  return { seq, marks: new Map(marks), hashes: new Map(hashes), stored: new Map(stored) };
}

function read(init: RequestInit | undefined): { readonly request_id: string } {
  return JSON.parse(new TextDecoder().decode(init?.body as Uint8Array));
}
