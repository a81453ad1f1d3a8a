/** What stands before a card's name in a list: the sort of card as a sign, and its titles. */
import type { IconName } from "../../ui/icon";
import type { Pair } from "./use-documents";

export function titlesOf(own: Pair["own"], dutch: Pair["dutch"]): Readonly<Record<string, string>> {
  return { ...(dutch && { [dutch.language]: dutch.title.text }), [own.language]: own.title.text };
}

const SIGNS: Readonly<Record<string, IconName>> = {
  steps: "steps",
  checklist: "check",
  photostrip: "pictures",
  phrasebook: "talk",
  dialogue: "talk",
  quiz: "help",
  directory: "phone",
  portrait: "glad",
  "language-contrast": "globe",
  "session-guide": "steps",
  "learning-domain": "library",
  infographic: "scheme",
  link: "away",
};

export function signOf(type: string): IconName {
  return SIGNS[type] ?? "show";
}
