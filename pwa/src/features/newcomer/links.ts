/** Where each screen is; what stands after the # never leaves the phone. */
import { departures } from "../../app/state";
import { leaveAll } from "../../ui/way";

const piece = encodeURIComponent;

export const LINKS = {
  begin: "#/",
  language: "#/language",
  situation: "#/situation",
  place: "#/place",
  learn: "#/learn",
  search: "#/search",
  words: "#/words",
  saved: "#/saved",
  ask: "#/ask",
  when: "#/when",
  books: "#/books",
  buddy: "#/buddy",
  outbox: "#/outbox",
  settings: "#/settings",
  counted: "#/counted",
  courier: "#/courier",
} as const;

export function packLink(pack: string, theme?: string): string {
  return `#/p/${piece(pack)}${theme ? `?t=${piece(theme)}` : ""}`;
}

/** Where another situation is chosen by who reads this topic. */
export function situationLink(pack: string, theme: string): string {
  return `${LINKS.situation}?p=${piece(pack)}&t=${piece(theme)}`;
}

export function cardLink(pack: string, resource: string): string {
  return `#/r/${piece(pack)}/${piece(resource)}`;
}

export function showLink(pack: string, resource: string, segment: string): string {
  return `#/show/${piece(pack)}/${piece(resource)}/${piece(segment)}`;
}

/** Sentences to print, from this group on. */
export function sheetLink(pack: string, resource: string, group: string): string {
  return `#/sheet/${piece(pack)}/${piece(resource)}/${piece(group)}`;
}

/** Where questions are asked, about this topic. */
export function askLink(topic?: string): string {
  return `${LINKS.ask}${topic ? `?t=${piece(topic)}` : ""}`;
}

export function threadLink(thread: string): string {
  return `#/ask/${piece(thread)}`;
}

export function goTo(link: string): void {
  location.hash = link;
}

/** Go on without a way back to here, as after a deed that is done. */
export function goOnTo(link: string): void {
  location.replace(link);
}

/** Leave at once and for good: what was typed goes, and no way back leads to what was on the screens. */
export function leaveTo(link: string): void {
  leaveAll();
  departures.value += 1;
  location.replace(link);
}
