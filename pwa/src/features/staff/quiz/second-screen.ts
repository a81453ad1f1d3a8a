/**
 * A second window of the same browser, for a projector: it is told which item of which quiz to show, by names and numbers
 * only, and reads the texts itself from what the tablet keeps.
 */
import { useEffect, useRef, useState } from "preact/hooks";

const CHANNEL = "wegwijs-quiz";
const LOOK = 1000; // ms between two looks whether the window is still there

/** All that goes from the host's window to the other. */
export interface Shown {
  readonly pack: string;
  readonly resource: string;
  readonly languages: readonly string[];
  readonly asked: readonly string[];
  readonly at: number;
  readonly isAnswered: boolean;
  readonly points: readonly number[];
}

type Message = { readonly show: Shown } | "ready" | "gone";

export interface SecondScreen {
  readonly state: "none" | "open" | "closed";
  readonly open: () => void;
}

/** Keeps a second window up to date, and sees when it is closed; undefined where the browser cannot. */
export function useSecondScreen(shown: Shown): SecondScreen | undefined {
  const [state, setState] = useState<SecondScreen["state"]>("none");
  const [channel] = useState(openChannel);
  const opened = useRef<Window | null>(null);
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(() => {
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data === "ready") channel.postMessage({ show: latest.current } satisfies Message);
      if (data === "ready") setState("open");
      if (data === "gone") setState("closed");
    };
    return () => channel.close();
  }, [channel]);
  const told = JSON.stringify(shown);
  useEffect(() => channel?.postMessage({ show: latest.current } satisfies Message), [channel, told]);
  useEffect(() => {
    // A window that was killed says nothing.
    const timer = setInterval(() => {
      if (opened.current?.closed) setState((now) => (now === "open" ? "closed" : now));
    }, LOOK);
    return () => clearInterval(timer);
  }, []);
  const open = () => {
    opened.current = window.open(`${location.pathname}#/screen`, "wegwijs-screen");
  };
  return channel && { state, open };
}

/** What the host's window shows; undefined until it says so. */
export function useShown(): Shown | undefined {
  const [shown, show] = useState<Shown>();
  useEffect(() => {
    const channel = openChannel();
    if (!channel) return;
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (typeof data === "object") show(data.show);
    };
    const say = (message: Message) => channel.postMessage(message);
    const leave = () => say("gone");
    say("ready");
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
      channel.close();
    };
  }, []);
  return shown;
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined; // Safari before 15.4
  }
}
