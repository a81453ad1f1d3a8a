/** Own ticks in checklists. They stay on this phone. */
import { tellChange, whenChanged } from "./changes";
import { openStore } from "./database";

/** Show which segments of this resource are ticked, now and after each change; call the result to stop. */
export function followTicks(
  pack: string,
  resource: string,
  show: (segments: ReadonlySet<string>) => void,
): () => void {
  const read = () => void ticks(pack, resource).then(show);
  read();
  return whenChanged((subject) => {
    if (subject === "ticks") read();
  });
}

async function ticks(pack: string, resource: string): Promise<ReadonlySet<string>> {
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
