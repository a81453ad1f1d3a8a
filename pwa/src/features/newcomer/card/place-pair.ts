/** A place's own blocks for a slot in the reader's language, and in Dutch beside them (clause 2.5). */
import { DUTCH, language } from "../../../i18n/words";
import type { SlotName } from "../../../sync/blocks";
import { slotBlocks } from "../../../sync/overlay";
import type { Document } from "../../../sync/pack";
import type { Pair } from "../../../ui/blocks/reader";
import type { PlaceValues } from "../use-documents";

/** Undefined where the place fills in nothing, or no more; `card` is the document that they stand in. */
export function placePair(
  { overlay }: PlaceValues,
  slot: SlotName,
  today: string,
  card: Document,
): Pair | undefined {
  const found = slotBlocks(overlay, slot, language.value, today);
  if (!found) return undefined;
  const inDutch = found.language === DUTCH ? null : slotBlocks(overlay, slot, DUTCH, today);
  const document = (tag: string, blocks: Document["blocks"]): Document => ({
    ...card,
    language: tag,
    last_checked: overlay.published,
    blocks,
    facts: overlay.facts ?? {},
  });
  return {
    own: document(found.language, found.blocks),
    dutch: inDutch ? document(DUTCH, inDutch.blocks) : undefined,
  };
}
