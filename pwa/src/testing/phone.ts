/** A phone for tests: an empty database under the real store, and a centre that answers as the protocol says. */
import { IDBFactory } from "fake-indexeddb";
import type { Fetcher } from "../net/http";
import { closeStore, openStore, type StoreName } from "../store/database";
import type { Receipt } from "../sync/exchange";

/** Throw the phone away and take a new one. */
export async function newPhone(): Promise<void> {
  await closeStore();
  globalThis.indexedDB = new IDBFactory();
}

/** Everything that a search of the phone's stores would find, as text. */
export async function everythingOn(names: readonly StoreName[]): Promise<string> {
  const store = await openStore();
  const found = await Promise.all(
    names.map(async (name) => [name, await store.getAllKeys(name), await store.getAll(name)]),
  );
  return JSON.stringify(found, (_key, value) => (value instanceof Uint8Array ? plainText(value) : value));
}

function plainText(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

interface SentBatch {
  readonly batch_id: string;
  readonly shape: string;
  readonly [field: string]: unknown;
}

/** The centre, as little of it as a phone can see; `losing` drops replies, `refusing` quarantines, `expiring` finds all too old. */
export class Centre {
  readonly received: SentBatch[] = [];
  readonly requests: string[] = [];
  epoch = "A".repeat(22);
  durableSeq = 0;
  losing = 0;
  refusing = false;
  expiring = false;
  private receipts = new Map<string, Receipt>();
  private seq = 0;

  readonly fetch: Fetcher = async (url, init) => {
    this.requests.push(url);
    if (url === "/sync/status") return json(this.status());
    const body = JSON.parse(new TextDecoder().decode(init?.body as Uint8Array));
    const answer =
      url === "/sync/batches"
        ? this.take(body)
        : { request_id: body.request_id, state: "unknown", messages: [] };
    if (this.losing > 0) {
      this.losing -= 1;
      throw new TypeError("the reply was lost");
    }
    return json(answer);
  };

  /** What a restore from backup does: the data of before is gone, and everything begins anew. */
  restore(): void {
    this.epoch = "B".repeat(22);
    this.receipts = new Map();
    this.received.length = 0;
    this.durableSeq = 0;
  }

  backUp(): void {
    this.durableSeq = this.seq;
  }

  private take(request: { readonly request_id: string; readonly batches: readonly SentBatch[] }): object {
    const receipts = request.batches.map((batch) => this.receiptFor(batch));
    return { request_id: request.request_id, epoch: this.epoch, durable_seq: this.durableSeq, receipts };
  }

  private receiptFor(batch: SentBatch): Receipt {
    const known = this.receipts.get(batch.batch_id);
    if (known) return known;
    this.received.push(batch);
    this.seq += 1;
    const receipt = this.judge(batch.batch_id);
    this.receipts.set(batch.batch_id, receipt);
    return receipt;
  }

  private judge(batch_id: string): Receipt {
    const commit_seq = this.seq;
    if (this.expiring) return { batch_id, outcome: "expired" };
    if (this.refusing) return { batch_id, outcome: "quarantined", commit_seq, reason: "unknown-pack" };
    return { batch_id, outcome: "committed", commit_seq };
  }

  private status(): object {
    return {
      epoch: this.epoch,
      commit_seq: this.seq,
      durable_seq: this.durableSeq,
      now: "2026-11-26T10:00:00Z",
    };
  }
}

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });
}
