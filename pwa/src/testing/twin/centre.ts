/** A centre in memory that keeps the rules of 1.5 to 1.7 and 3.3 to 3.7: it restores, and crashes before or after it keeps. */
import { type Batch, counterKey } from "../../sync/batches";
import { canonical } from "../../sync/canonical";
import type { Receipt } from "../../sync/exchange";
import { bookPeriod, judgeBatch, type Known, parseRequest, type RawBatch } from "../centre-rules";
import type { Crash, Heard, Wire } from "./line";

/** What a backup holds. */
export interface Data {
  readonly commitSeq: number;
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** Counters without their period, and texts: how often each is there. */
  readonly words: ReadonlyMap<string, number>;
}

interface Backup {
  readonly epoch: string;
  readonly data: Data;
}

const NOTHING: Data = { commitSeq: 0, receipts: new Map(), words: new Map() };

export class ModelCentre implements Wire {
  data = NOTHING;
  private readonly now: () => Date;
  private readonly known: Known;
  private backups: readonly Backup[] = [];
  private highest = 0; // outside the backups (clause 1.6)
  private epochs = 0;

  constructor(known: Known, now: () => Date) {
    this.known = known;
    this.now = now;
  }

  async ask(url: string, body: Uint8Array | undefined, crash?: Crash): Promise<Heard | undefined> {
    return body && url === "/sync/batches" ? this.post(body, crash) : this.answer(this.status());
  }

  async backUp(): Promise<void> {
    // clause 1.7: exactly two may be restored, the oldest first.
    this.backups = [...this.backups.slice(-1), { epoch: this.epoch, data: this.data }];
  }

  /** From either backup: a new epoch, a jump past the old maximum, and a backup at once (clause 1.6). */
  async restore(isOldest: boolean): Promise<void> {
    const chosen = isOldest ? this.backups[0] : this.backups[this.backups.length - 1];
    if (!chosen) return;
    this.beginEpoch();
    this.highest += 1;
    this.data = { ...chosen.data, commitSeq: this.highest };
    this.backups = [chosen];
    await this.backUp();
  }

  protected beginEpoch(): void {
    this.epochs += 1;
  }

  private get epoch(): string {
    return `epoch-${this.epochs}`.padEnd(22, "-");
  }

  private get durableSeq(): number {
    const [oldest] = this.backups;
    return oldest?.epoch === this.epoch ? oldest.data.commitSeq : 0;
  }

  private post(body: Uint8Array, crash?: Crash): Heard | undefined {
    const request = parseRequest(body);
    const receipts: Receipt[] = [];
    let data = this.data;
    for (const raw of request.batches) {
      const known = data.receipts.get(String(raw.batch_id));
      if (!known) data = this.take(data, raw);
      receipts.push(known ?? receiptOf(data, raw));
    }
    if (crash === "before") return undefined;
    this.data = data;
    this.highest = Math.max(this.highest, data.commitSeq);
    if (crash === "after") return undefined;
    const { epoch, durableSeq: durable_seq } = this;
    return this.answer({ request_id: request.request_id, epoch, durable_seq, receipts });
  }

  private take(data: Data, raw: RawBatch): Data {
    const judged = judgeBatch(raw, this.known);
    const commitSeq = data.commitSeq + 1;
    const id = { batch_id: String(raw.batch_id), commit_seq: commitSeq };
    const keep = (receipt: Receipt, words = data.words): Data => ({
      commitSeq,
      receipts: new Map(data.receipts).set(id.batch_id, receipt),
      words,
    });
    if ("reason" in judged) return keep({ ...id, outcome: "quarantined", reason: judged.reason });
    const shape = judged.shape === "message" ? "day" : judged.shape;
    const booking = bookPeriod(shape, judged.period, this.now().toISOString().slice(0, 10));
    if (!booking) return keep({ batch_id: id.batch_id, outcome: "expired" });
    return keep({ ...id, outcome: "committed" }, addWords(data.words, judged));
  }

  private status(): object {
    const now = this.now().toISOString();
    return { epoch: this.epoch, commit_seq: this.data.commitSeq, durable_seq: this.durableSeq, now };
  }

  private answer(value: object): Heard {
    return { status: 200, type: "application/json", body: canonical(value) };
  }
}

function receiptOf(data: Data, raw: RawBatch): Receipt {
  const found = data.receipts.get(String(raw.batch_id));
  if (!found) throw new Error("a batch without a receipt");
  return found;
}

function addWords(words: ReadonlyMap<string, number>, batch: Batch): ReadonlyMap<string, number> {
  const sum = new Map(words);
  const add = (key: string, n: number) => sum.set(key, (sum.get(key) ?? 0) + n);
  if (batch.shape === "message") return add(batch.text, 1);
  for (const row of batch.rows) {
    const { shape, period } = batch;
    add(keyWithoutPeriod(shape, counterKey({ shape, period, row })), row.n);
  }
  return sum;
}

/** Where clocks are wrong, words are booked on another day; that is neither a loss nor a double. */
export function keyWithoutPeriod(shape: string, key: string): string {
  return `${shape}|${key.split("|").slice(2).join("|")}`;
}
