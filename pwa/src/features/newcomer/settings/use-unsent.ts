/** How many words would be lost with a wipe, before somebody decides about them. */
import { useEffect } from "preact/hooks";
import { outboxState } from "../../../app/state";
import { closeCounters } from "../../../store/counters";

/** Messages and counts, the running ones too: they are closed here, so that trying to send does not make the number grow. */
export function useUnsent(): number {
  useEffect(() => {
    // Where nothing can be written, what is closed already is counted.
    closeCounters(new Date(), true).catch(() => undefined);
  }, []);
  const { counters, messages } = outboxState.value;
  return counters + messages;
}
