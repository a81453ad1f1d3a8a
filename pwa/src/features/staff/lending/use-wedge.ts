/** Listens for a scanner that types, wherever the focus is. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Burst, isClose, NO_BURST, scanned, typed } from "./wedge";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A field as it was before letters came that may turn out to be a scanner's. */
interface Before {
  readonly field: TextField;
  readonly value: string;
}

/** What was heard last. */
interface Heard {
  burst: Burst;
  before: Before | undefined;
}

/** Call `onScan` with every code that a scanner types; the field that has the focus is left as it was. */
export function useWedge(onScan: (code: string) => void): void {
  const take = useRef(onScan);
  take.current = onScan;
  // Once, and as soon as the screen is there: a screen that is drawn anew in the midst of a code would lose its first letters.
  useLayoutEffect(() => {
    const heard: Heard = { burst: NO_BURST, before: undefined };
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.key.length === 1) hearLetter(heard, event);
      else if (event.key === "Enter") hearEnter(heard, event, take.current);
    };
    // Before anything on the page hears of it: Enter would send a form and press a button.
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, []);
}

function hearLetter(heard: Heard, event: KeyboardEvent): void {
  const field = textFieldOf(event.target);
  if (!isClose(heard.burst, event.timeStamp)) heard.before = field && { field, value: field.value };
  // A button that has the focus would be pressed by a space in the midst of a code.
  else if (!field && event.key === " ") event.preventDefault();
  heard.burst = typed(heard.burst, event.key, event.timeStamp);
}

function hearEnter(heard: Heard, event: KeyboardEvent, onScan: (code: string) => void): void {
  const code = scanned(heard.burst, event.timeStamp);
  heard.burst = NO_BURST;
  if (code === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (heard.before) restore(heard.before);
  onScan(code);
}

function textFieldOf(target: EventTarget | null): TextField | undefined {
  const isTicked = target instanceof HTMLInputElement && ["checkbox", "radio"].includes(target.type);
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && !isTicked ? target : undefined;
}

function restore({ field, value }: Before): void {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true })); // whoever follows the field hears of it
}
