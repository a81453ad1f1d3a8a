/** Own ticks in checklists. They stay on this phone. */
import { tellChange } from "./changes";
import { openStore } from "./database";

/** The segments of this resource that are ticked. */
export async function ticks(pack: string, resource: string): Promise<ReadonlySet<string>> {
  const store = await openStore();
  const start = tickKey(pack, resource, "");
  const keys = await store.getAllKeys("ticks", IDBKeyRange.bound(start, `${start}\uffff`));
  return new Set(keys.map((key) => key.slice(start.length)));
}

/** Tick a segment, or take its tick away. */
export async function toggleTick(pack: string, resource: string, segment: string): Promise<void> {
  const store = await openStore();
  const key = tickKey(pack, resource, segment);
  const change = store.transaction("ticks", "readwrite");
  if (await change.store.get(key)) await change.store.delete(key);
  else await change.store.put(true, key);
  await change.done;
  tellChange("ticks");
}

function tickKey(pack: string, resource: string, segment: string): string {
  return `${pack}/${resource}/${segment}`;
}
