/** Where the reader is: what stands after the # as a signal, with the scroll position that belongs to each entry of history. */
import { signal } from "@preact/signals";
import { entryNumber, isLeft } from "../ui/way";

export interface Here {
  readonly path: string;
  readonly query: URLSearchParams;
}

export const here = signal<Here>(parseHash(location.hash));

/** `#/r/aankomst/F1-01?l=ar` → path `/r/aankomst/F1-01`, query `l=ar`. */
export function parseHash(hash: string): Here {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  return { path: path.startsWith("/") ? path : "/", query: new URLSearchParams(query) };
}

/** Whether what is at this path is looked at beside a screen, to which the reader then returns. */
export function isAside(path: string): boolean {
  return path === "/language" || path.startsWith("/language/");
}

const scrolls = new Map<number, number>();
let current = 0;

/** Follow the address from now on. */
export function followLocation(): void {
  history.scrollRestoration = "manual"; // the browser would scroll before the screen is there
  arrive(); // a link of the page itself may have been followed since this file was read
  addEventListener("hashchange", () => {
    scrolls.set(current, scroller()?.scrollTop ?? 0);
    arrive();
  });
}

/** Each entry of history carries its number, so that Back finds its scroll position again; one that was left is Begin now. */
function arrive(): void {
  current = entryNumber();
  if (isLeft(current)) history.replaceState(history.state, "", "#/");
  here.value = parseHash(location.hash);
}

/** Put the screen, which is new and so at its beginning, where it was when the reader left it. */
export function restoreScroll(): void {
  const top = scrolls.get(current) ?? 0;
  if (top > 0) scroller()?.scrollTo(0, top); // not in vain: it lays out the whole screen at once
}

/** The part of a screen that scrolls; its bars stand still and never cover what has the focus. */
function scroller(): Element | null {
  return document.querySelector(".frame > main");
}
