/** Which cards of other packs a guide speaks of: it names them between ‘ and ’, by their title or their pack. */
import type { Document } from "../../../sync/pack";
import { textsOf } from "../../../ui/blocks/texts";

/** A card of another pack with its Dutch title. */
export interface Titled {
  readonly pack: string;
  readonly resource: string;
  readonly type: string;
  readonly title: string;
}

/** In Dutch, for titles are compared; a pack that is named stands for what a group does with it: its quizzes. */
export function namedCards(dutch: Document, known: readonly Titled[]): readonly Titled[] {
  const names = [...textsOf(dutch).values()].flatMap((text) =>
    [...text.matchAll(/‘([^’]+)’/g)].map(([, name]) => (name ?? "").toLowerCase()),
  );
  return known.filter(
    ({ pack, type, title }) =>
      pack !== dutch.pack &&
      (names.includes(title.toLowerCase()) || (type === "quiz" && names.includes(pack))),
  );
}
