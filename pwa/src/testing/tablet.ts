/** A team's tablet in tests: enrolled, told who works with it, and with somebody at work. */
import { IDBFactory } from "fake-indexeddb";
import { enrolDevice, teamRound } from "../net/team";
import { closeTeamStore, openTeamStore } from "../store/team-database";
import { lock, setPin, unlock } from "../store/team-door";
import { type Shown, shownNow } from "../store/team-shown";
import type { Desk } from "./desk";

export const LEAD = `lead${"x".repeat(18)}`;
export const STAFF = `staff${"x".repeat(17)}`;
export const HELPER = `helper${"x".repeat(16)}`;
export const PIN = "246810";

/** Another tablet with an empty disk, or one with the disk of before; the disk of the former. */
export async function take(disk = new IDBFactory()): Promise<IDBFactory> {
  const before = globalThis.indexedDB as IDBFactory;
  await lock();
  await closeTeamStore();
  globalThis.indexedDB = disk;
  return before;
}

/** Enrolled, with PINs that cost nothing, and one of its people at work. */
export async function enrolTablet(desk: Desk, people: readonly string[] = [LEAD]): Promise<void> {
  await enrolDevice("ABCDEFGHJK", desk.fetch);
  await teamRound(desk.fetch, desk.now, true);
  await makePinsCheap();
  for (const person of people) {
    await setPin(person, PIN, desk.now);
    await unlock(person, PIN, desk.now);
  }
}

export async function makePinsCheap(): Promise<void> {
  const store = await openTeamStore();
  const device = await store.get("device", "device");
  if (device) await store.put("device", { ...device, iterations: 1 }, "device");
}

export async function shownRecords(): Promise<Shown["records"]> {
  return (await shownNow()).records;
}

export async function teamQueue(): Promise<Shown["queue"]> {
  return (await shownNow()).queue;
}

/** All that lies on the disk, as one text: bytes letter by letter, so that plain words would be found in them. */
export async function dumped(): Promise<string> {
  const store = await openTeamStore();
  const found: string[] = [];
  for (const name of store.objectStoreNames) {
    found.push(name, spelled(await store.getAllKeys(name)), spelled(await store.getAll(name)));
  }
  return found.join("\n");
}

function spelled(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  if (value instanceof CryptoKey)
    return value.extractable && value.type !== "public" ? "a key that can be taken" : "";
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${spelled(inner)}`)
    .join("\n");
}
