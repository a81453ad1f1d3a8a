/** What a quiz asks here: its items by round, without those that its writer or the place has switched off. */
import type { Question, Tip } from "../../../sync/learning";
import { itemsOff, type Overlay, slotBlocks } from "../../../sync/overlay";
import type { Document } from "../../../sync/pack";

/** The questions under one heading; those above the first have none. */
export interface Round {
  readonly title: string | undefined;
  readonly items: readonly Question[];
}

export function roundsOf(card: Document, overlay: Overlay | undefined): readonly Round[] {
  const notHere = overlay ? itemsOff(overlay, card.resource) : new Set<string>();
  const rounds: { title: string | undefined; items: Question[] }[] = [{ title: undefined, items: [] }];
  for (const block of card.blocks) {
    if (block.type === "heading") rounds.push({ title: block.text.text, items: [] });
    else if (block.type === "question" && !block.off && !notHere.has(block.item)) {
      rounds[rounds.length - 1]?.items.push(block);
    }
  }
  return rounds.filter(({ items }) => items.length > 0);
}

/** The book tips for an item: the place's own, else those of the card, in the card's language. */
export function tipsFor(
  card: Document,
  item: string,
  overlay: Overlay | undefined,
  today: string,
): readonly Tip[] {
  const own = overlay && slotBlocks(overlay, "book_tips", card.language, today);
  const tips = [own?.blocks ?? [], card.blocks].map((blocks) =>
    blocks.filter((block): block is Tip => block.type === "tip" && block.item === item),
  );
  return tips.find((found) => found.length > 0) ?? [];
}
