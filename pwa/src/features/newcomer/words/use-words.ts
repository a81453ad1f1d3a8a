/** Every sentence and word that the saved packs teach, in the order of their cards. */
import { packs, recalls, settings } from "../../../app/state";
import { language } from "../../../i18n/words";
import { placeOverlay } from "../../../net/extras";
import { wordKey } from "../../../store/learned";
import type { Block } from "../../../sync/blocks";
import { itemsOff, type Overlay } from "../../../sync/overlay";
import type { Text } from "../../../sync/pictures";
import type { Pair } from "../../../ui/blocks/reader";
import { offers } from "../offers";
import { isTeaching } from "../teaching";
import { readPair, recallHere } from "../use-documents";
import { type Loaded, useLoaded } from "../use-loaded";

/** One thing to learn, and the card it is from. */
export interface Word {
  readonly key: string;
  readonly pair: Pair;
  readonly text: Text;
  readonly icon?: string;
  readonly sound?: string;
}

export function useWords(): Loaded<readonly Word[]> {
  return useLoaded(readWords, [packs.value, recalls.value, language.value, settings.value.place]);
}

interface Source {
  readonly pack: string;
  readonly resource: string;
}

function teaching(): readonly Source[] {
  return offers().flatMap(({ pack, saved }) =>
    (saved?.manifest.resources ?? [])
      .filter((entry) => isTeaching(entry) && !recallHere(pack, entry.id))
      .map(({ id }) => ({ pack, resource: id })),
  );
}

async function readWords(): Promise<readonly Word[]> {
  const pairs = await Promise.all(
    // A card that this app cannot read takes no other away.
    teaching().map(({ pack, resource }) => readPair(pack, resource, language.value).catch(() => undefined)),
  );
  const overlay = await placeOverlay();
  return pairs.flatMap((pair) => (pair ? wordsOf(pair, overlay) : []));
}

function wordsOf(pair: Pair, overlay: Overlay | undefined): readonly Word[] {
  const off = overlay && itemsOff(overlay, pair.own.resource);
  const word = (text: Text, more: Pick<Word, "icon" | "sound">): Word => ({
    key: wordKey(pair.own.pack, text.id),
    pair,
    text,
    ...more,
  });
  return pair.own.blocks
    .filter((block) => block.type !== "question" || !off?.has(block.item))
    .flatMap((block) => taughtBy(block).map(({ text, ...more }) => word(text, more)));
}

function taughtBy(block: Block): readonly (Pick<Word, "icon" | "sound"> & { readonly text: Text })[] {
  if (block.type === "phrases") return block.phrases;
  if (block.type === "turn" && block.speaker === "you") return [block];
  if (block.type === "question" && !block.off) return [{ text: block.word }];
  return [];
}
