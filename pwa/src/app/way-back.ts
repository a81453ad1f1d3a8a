/** Where a reader is on a screen, to be found there again after another one stood in front of it and its words changed. */

export interface Spot {
  readonly focus: Element | null;
  /** The text that stood on top, and how far down the window. */
  readonly text: Element | undefined;
  readonly offset: number; // px
}

/** What has the focus on the screen in front, and the first text that is in view. */
export function noteSpot(): Spot {
  const main = scroller();
  const edge = main?.getBoundingClientRect().top ?? 0;
  const texts = main?.scrollTop ? [...main.querySelectorAll("[data-segment]")] : [];
  const text = texts.find((one) => one.getBoundingClientRect().top >= edge);
  return { focus: document.activeElement, text, offset: text?.getBoundingClientRect().top ?? 0 };
}

/** The same text at the same height, for in another language what stands before it is longer or shorter; and the focus. */
export function goBackTo({ focus, text, offset }: Spot): void {
  if (text?.isConnected) scroller()?.scrollBy(0, text.getBoundingClientRect().top - offset);
  if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
}

function scroller(): Element | null {
  return document.querySelector(".frame > main");
}
