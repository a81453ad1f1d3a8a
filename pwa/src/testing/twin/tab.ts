/**
 * One tab of a phone: the app's code with a memory of its own, over the phone's disk and its locks. It can be killed at
 * any touch of the disk or the line; what was not written then is not there, and nothing of it moves any more.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Fetcher } from "../../net/http";
import type { Locks } from "./locks";

/** The code of a tab, with nothing in its memory yet. */
export type PhoneCode = typeof import("./code");
export type Load = () => Promise<PhoneCode>;

/** The tab was killed while it worked. */
export class KilledError extends Error {}

const running = new AsyncLocalStorage<Tab>();

/** Give the code of every tab its own phone's disk and locks, in place of those of this process. */
export function giveTabsTheirPhones(): void {
  const own = globalThis.indexedDB;
  Object.defineProperty(globalThis, "indexedDB", {
    configurable: true,
    get: () => running.getStore()?.disk ?? own,
  });
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    get: () => ({ locks: running.getStore()?.locks }),
  });
  // Only screens listen to it, and here there are none.
  Object.defineProperty(globalThis, "BroadcastChannel", { configurable: true, value: undefined });
}

export class Tab {
  /** What `indexedDB` is to its code. */
  readonly disk = { open: (name: string, version?: number) => this.open(name, version) };
  /** What `navigator.locks` is to its code; `undefined` on a phone that has none. */
  readonly locks: {
    request: (name: string, options: object, work: () => Promise<unknown>) => Promise<unknown>;
  };
  private readonly factory: IDBFactory;
  private readonly phoneLocks: Locks;
  private readonly connections = new Set<IDBDatabase>();
  private readonly changes = new Set<IDBTransaction>();
  private readonly code: Promise<PhoneCode>;
  private isDead = false;
  private touchesLeft = Number.POSITIVE_INFINITY;
  private tellDeath: () => void = () => undefined;

  constructor(factory: IDBFactory, locks: Locks, load: Load) {
    this.factory = factory;
    this.phoneLocks = locks;
    this.locks = { request: (name, _options, work) => locks.request(this, name, work) };
    this.code = running.run(this, load);
  }

  get isAlive(): boolean {
    return !this.isDead;
  }

  /** Let its code work; it is killed after so many touches. Throws KilledError. */
  async work<T>(deed: (code: PhoneCode) => Promise<T>, touches = Number.POSITIVE_INFINITY): Promise<T> {
    const code = await this.code;
    this.touchesLeft = touches;
    const death = new Promise<never>((_, reject) => {
      this.tellDeath = () => reject(new KilledError());
    });
    death.catch(() => undefined);
    try {
      return await Promise.race([running.run(this, () => deed(code)), death]);
    } catch (problem) {
      throw this.isDead ? new KilledError() : problem;
    } finally {
      this.touchesLeft = Number.POSITIVE_INFINITY;
    }
  }

  /** The line as this tab has it: after its death nothing leaves and nothing comes. */
  line(fetcher: Fetcher): Fetcher {
    return async (url, init) => {
      this.touch();
      const response = await fetcher(url, init);
      this.touch();
      return response;
    };
  }

  kill(): void {
    this.isDead = true;
    for (const change of this.changes) abort(change);
    for (const connection of this.connections) connection.close();
    this.phoneLocks.leave(this);
    this.tellDeath();
  }

  private open(name: string, version?: number): IDBOpenDBRequest {
    this.touch();
    const request = this.factory.open(name, version);
    request.addEventListener("success", () => this.watch(request.result));
    return request;
  }

  private watch(connection: IDBDatabase): void {
    if (this.isDead) connection.close();
    this.connections.add(connection);
    const begin = connection.transaction.bind(connection);
    connection.transaction = (...given: Parameters<IDBDatabase["transaction"]>) => {
      this.touch();
      const change = begin(...given);
      this.changes.add(change);
      const over = () => this.changes.delete(change);
      this.silenceAfterDeath(change);
      change.addEventListener("abort", over);
      change.addEventListener("complete", () => {
        over();
        if (this.isAlive) this.countDown();
      });
      return change;
    };
  }

  /** Nobody is there any more to be told of anything. */
  private silenceAfterDeath(change: IDBTransaction): void {
    const hush = (event: Event) => {
      if (this.isDead) event.stopImmediatePropagation();
    };
    for (const type of ["success", "error", "complete", "abort"]) change.addEventListener(type, hush, true);
  }

  private touch(): void {
    if (this.isAlive) this.countDown();
    if (this.isDead) throw new DOMException("this tab was killed", "AbortError");
  }

  private countDown(): void {
    this.touchesLeft -= 1;
    if (this.touchesLeft <= 0) this.kill();
  }
}

/** One that is being written already comes to its end. */
function abort(change: IDBTransaction): void {
  try {
    change.abort();
  } catch {
    // It is over.
  }
}
