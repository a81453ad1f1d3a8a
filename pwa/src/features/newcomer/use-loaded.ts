/** Follows something on the phone that has to be read first. */
import { useLayoutEffect, useState } from "preact/hooks";
import { departures, settings } from "../../app/state";
import { lowerBound } from "../../store/clock";

export type Loaded<Value> = { readonly value: Value } | "loading" | "failed";

/** What was read before, so that a screen that is returned to is whole at once and keeps its scroll position. */
const remembered = new Map<string, unknown>();
/** What is being read for a screen that is not there yet, by name. */
const coming = new Map<string, Promise<unknown>>();

// What one reader left, or wiped in any tab, is not shown to the next, not even until the store is read.
departures.subscribe(forget);
settings.subscribe(({ language }) => {
  if (language === null) forget();
});

function forget(): void {
  remembered.clear();
  coming.clear();
}

/** Read it before its screen is there, which then has it in its first frame. Rejects when it cannot be read; the screen tells. */
export async function bring<Value>(load: () => Promise<Value>, name: string): Promise<void> {
  const reading = load();
  coming.set(name, reading);
  remembered.set(name, { value: await reading });
}

/** What `load` gives, read again whenever `changes` do; the former value, or the one remembered by name, stays until then. */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  changes: readonly unknown[],
  name?: string,
): Loaded<Value> {
  const [{ of, loaded }, set] = useState<Read<Value>>(() => ({
    of: name,
    loaded: recall(name) ?? "loading",
  }));
  // What was brought for another name is there in the same frame: drawing a card twice takes an old phone twice as long.
  const shown = of === name ? loaded : (recall<Value>(name) ?? loaded);
  // Reading does not wait until the frame without it is painted.
  useLayoutEffect(() => {
    let isCurrent = true;
    (take<Value>(name) ?? load()).then(
      (value) => {
        if (name !== undefined) remembered.set(name, { value });
        // What was brought is on the screen already: drawing it again takes an old phone as long as the first time.
        if (isCurrent && !(typeof shown === "object" && shown.value === value))
          set({ of: name, loaded: { value } });
      },
      () => isCurrent && set({ of: name, loaded: "failed" }),
    );
    return () => {
      isCurrent = false;
    };
  }, changes);
  return shown;
}

/** What was read, and under which name. */
interface Read<Value> {
  readonly of: string | undefined;
  readonly loaded: Loaded<Value>;
}

function take<Value>(name: string | undefined): Promise<Value> | undefined {
  const found = name === undefined ? undefined : coming.get(name);
  if (name !== undefined) coming.delete(name);
  return found as Promise<Value> | undefined;
}

function recall<Value>(name: string | undefined): Loaded<Value> | undefined {
  return name === undefined ? undefined : (remembered.get(name) as Loaded<Value> | undefined);
}

const TODAY = "today";

function readToday(): Promise<Date> {
  return lowerBound(new Date());
}

export function bringToday(): Promise<void> {
  return bring(readToday, TODAY);
}

/** The day it is at least (YYYY-MM-DD), or undefined until that is known. */
export function useToday(): string | undefined {
  const loaded = useLoaded(readToday, [], TODAY);
  return typeof loaded === "object" ? loaded.value.toISOString().slice(0, 10) : undefined;
}
