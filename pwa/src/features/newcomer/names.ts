/** What ids stand for, in the reader's words: packs, cards and places as this phone knows them. */
import { packs } from "../../app/state";
import { DUTCH, language } from "../../i18n/words";
import { places } from "../../net/packs";
import { readDocument } from "../../store/packs";
import { inReadersLanguage, type Titled } from "./offers";

export type Names = ReadonlyMap<string, Titled>;

/** Names by id; an id that nothing here knows any more has none. */
export async function readNames(): Promise<Names> {
  const [known, cards] = await Promise.all([places(), Promise.all(packs.value.flatMap(cardsOf))]);
  return new Map([
    ...known.map(({ id, name }) => [id, { text: name, lang: DUTCH }] as const),
    ...packs.value.map(({ pack, manifest }) => [pack, inReadersLanguage(manifest.title)] as const),
    ...cards.filter((card) => card !== undefined),
  ]);
}

function cardsOf({
  pack,
  manifest,
}: (typeof packs.value)[number]): readonly Promise<readonly [string, Titled] | undefined>[] {
  return manifest.resources.map(async ({ id }) => {
    const found = await readDocument(pack, id, language.value);
    return found && ([id, { text: found.title.text, lang: found.language }] as const);
  });
}
