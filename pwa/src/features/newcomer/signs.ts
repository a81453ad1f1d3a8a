/** What stands before a card's name in a list: the sort of card as a sign, and its titles. */

import type { Pair } from "../../ui/blocks/reader";
import type { IconName } from "../../ui/icon";

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
