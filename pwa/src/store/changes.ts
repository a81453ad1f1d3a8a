/** Tells every tab of this phone that something in the store changed, so that screens re-read it. */
export type Subject = "settings" | "packs" | "downloads" | "words" | "ticks" | "learned" | "team" | "lock";

type Listener = (subject: Subject) => void;

const listeners = new Set<Listener>();
const others = openChannel();

/** Be told of changes made here and in other tabs; call the result to stop. */
export function whenChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Say that a subject changed; to be called after its transaction is done. */
export function tellChange(subject: Subject): void {
  tellHere(subject);
  others?.postMessage(subject);
}

function tellHere(subject: Subject): void {
  for (const listener of listeners) listener(subject);
}

function openChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined; // Safari before 15.4: one tab only
  try {
    const channel = new BroadcastChannel("wegwijs");
    channel.onmessage = (message: MessageEvent<Subject>) => tellHere(message.data);
    return channel;
  } catch {
    return undefined; // where all storage is forbidden, Firefox forbids this as well
  }
}
