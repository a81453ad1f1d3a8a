/** Follows something on the phone that has to be read first. */
import { useEffect, useState } from "preact/hooks";
import { lowerBound } from "../../store/clock";

export type Loaded<Value> = { readonly value: Value } | "loading" | "failed";

/** What `load` gives, read again whenever `changes` do; the former value stays until then. */
export function useLoaded<Value>(load: () => Promise<Value>, changes: readonly unknown[]): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>("loading");
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (value) => isCurrent && setLoaded({ value }),
      () => isCurrent && setLoaded("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, changes);
  return loaded;
}

/** The day it is at least (YYYY-MM-DD), or undefined until that is known. */
export function useToday(): string | undefined {
  const loaded = useLoaded(() => lowerBound(new Date()), []);
  return typeof loaded === "object" ? loaded.value.toISOString().slice(0, 10) : undefined;
}
