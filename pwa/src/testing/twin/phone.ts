/** One phone: a disk, its locks, a clock that may be wrong, and tabs that come and go. */
import { IDBFactory } from "fake-indexeddb";
import type { CounterBatch } from "../../sync/batches";
import { Locks } from "./locks";
import { type Load, Tab } from "./tab";

export interface Settings {
  readonly language: string;
  readonly place: string | null;
}

/** How much lies on a phone: uses and messages, kept or on their way. */
export interface Held {
  readonly uses: number;
  readonly messages: number;
  readonly batches: number;
}

export class Phone {
  skew = 0; // ms
  readonly settings: Settings;
  private readonly factory = new IDBFactory();
  private readonly locks = new Locks();
  private readonly load: Load;
  private readonly tabs = new Map<number, Tab>();

  constructor(settings: Settings, load: Load) {
    this.settings = settings;
    this.load = load;
  }

  /** For its first use: the language and the place are chosen. */
  begin(): Promise<unknown> {
    return this.tab(0).work((code) => code.changeSettings(this.settings));
  }

  /** The tab of this number, opened where it is not open. */
  tab(number: number): Tab {
    const open = this.tabs.get(number);
    if (open?.isAlive) return open;
    const made = new Tab(this.factory, this.locks, this.load);
    this.tabs.set(number, made);
    return made;
  }

  /** The browser is closed. */
  kill(): void {
    for (const tab of this.tabs.values()) tab.kill();
    this.tabs.clear();
  }

  /** Read past all tabs, as nobody but a test can. */
  async held(): Promise<Held> {
    const store = await answerOf(this.factory.open("wegwijs"));
    const change = store.transaction(["counters", "batches"]);
    const [counters, batches] = await Promise.all([
      answerOf(change.objectStore("counters").getAll()),
      answerOf(change.objectStore("batches").getAll()),
    ]);
    store.close();
    const rows = [
      ...counters.map(({ row }) => row),
      ...batches.flatMap(({ batch }) => (batch as Partial<CounterBatch>).rows ?? []),
    ];
    return {
      uses: rows.reduce((sum, { n }) => sum + n, 0),
      messages: batches.filter(({ batch }) => batch.shape === "message").length,
      batches: batches.length + counters.length,
    };
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
