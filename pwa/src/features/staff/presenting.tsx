/** What screens for a projector share: large letters, the keys of a remote, and the whole screen. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";

/** What a key of a keyboard or a remote does. */
export interface Deeds {
  readonly next: () => void;
  readonly back: () => void;
  readonly first?: () => void;
  readonly last?: () => void;
  readonly leave: () => void;
  /** A digit from 1. */
  readonly digit?: (n: number) => void;
}

const NEXT: readonly string[] = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK: readonly string[] = ["ArrowLeft", "ArrowUp", "PageUp"];
/** Keys that a control of the page uses itself. */
const OF_CONTROLS: readonly string[] = [" ", "Enter"];

/** For as long as this is shown, letters grow with the screen, and it does not go dark by itself. */
export function usePresenting(): void {
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.add("presenting");
    const awake = navigator.wakeLock?.request("screen").catch(sleepAsUsual);
    return () => {
      classList.remove("presenting");
      void awake?.then((lock) => lock?.release());
    };
  }, []);
}

function sleepAsUsual(): undefined {
  return undefined; // a battery that is nearly empty, or a window behind others
}

export function useRemote(deeds: Deeds): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event)) return;
      const deed = deedOf(event.key, latest.current);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("input, select, textarea")) return key !== "Escape";
  return OF_CONTROLS.includes(key) && target.closest("button, a, summary") !== null;
}

function deedOf(key: string, { next, back, first, last, leave, digit }: Deeds): (() => void) | undefined {
  if (NEXT.includes(key)) return next;
  if (BACK.includes(key)) return back;
  if (key === "Home") return first;
  if (key === "End") return last;
  if (key === "Escape") return leave;
  return digit && /^[1-9]$/.test(key) ? () => digit(Number(key)) : undefined;
}

/** Nothing where the browser cannot. */
export function WholeScreen(): JSX.Element | null {
  const [isWhole, setWhole] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setWhole(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const turn = () => (isWhole ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  return (
    <Button kind="quiet" icon="turn" isPressed={isWhole} onClick={() => void turn().catch(stayAsItIs)}>
      {t("Hele scherm")}
    </Button>
  );
}

function stayAsItIs(): void {
  // The browser or its owner says no; the page is as large as its window then.
}

/** The name of a screen without a rail, which takes the focus when it appears. */
export function StageTitle({ title }: { readonly title: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Wegwijs`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} class="stage-title">
      {title}
    </h1>
  );
}
