/** Follows something on the phone that has to be read first. */
import { useLayoutEffect, useState } from "preact/hooks";
import { departures, settings } from "../../app/state";
import { lowerBound } from "../../store/clock";

export type Loaded<Value> = { readonly value: Value } | "loading" | "failed";

/** What was read before, so that a screen that is returned to is whole at once and keeps its scroll position. */
const remembered = new Map<string, unknown>();

// What one reader left, or wiped in any tab, is not shown to the next, not even until the store is read.
departures.subscribe(() => remembered.clear());
settings.subscribe(({ language }) => {
  if (language === null) remembered.clear();
});

/** What `load` gives, read again whenever `changes` do; the former value, or the one remembered by name, stays until then. */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  changes: readonly unknown[],
  name?: string,
): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>(() => recall(name) ?? "loading");
  // Reading does not wait until the frame without it is painted.
  useLayoutEffect(() => {
    let isCurrent = true;
    load().then(
      (value) => {
        if (name !== undefined) remembered.set(name, { value });
        if (isCurrent) setLoaded({ value });
      },
      () => isCurrent && setLoaded("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, changes);
  return loaded;
}

function recall<Value>(name: string | undefined): Loaded<Value> | undefined {
  return name === undefined ? undefined : (remembered.get(name) as Loaded<Value> | undefined);
}

/** The day it is at least (YYYY-MM-DD), or undefined until that is known. */
export function useToday(): string | undefined {
  const loaded = useLoaded(() => lowerBound(new Date()), [], "today");
  return typeof loaded === "object" ? loaded.value.toISOString().slice(0, 10) : undefined;
}
