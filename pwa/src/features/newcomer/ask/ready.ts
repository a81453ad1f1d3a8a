/** Ready questions: one tap instead of writing. Those of a topic stand in its cards; those about anything else are here. */
import { DUTCH, t as inInterface, language } from "../../../i18n/words";
import type { Pair } from "../../../ui/blocks/reader";
import { textsOf } from "../../../ui/blocks/texts";

/** The topic of a question about nothing that a pack speaks of. */
export const OTHER = "other";

export interface Ready {
  readonly id: string;
  readonly icon: string;
  readonly text: string;
  readonly lang: string;
  /** What whoever answers can read; undefined where the question is in Dutch. */
  readonly dutch: string | undefined;
}

/** The ready questions of a topic, whose cards these are. */
export function readyQuestions(topic: string, cards: readonly Pair[]): readonly Ready[] {
  return topic === OTHER ? aboutOther() : cards.flatMap(readyIn);
}

/** The ready questions that stand in a card. */
export function readyIn({ own, dutch }: Pair): readonly Ready[] {
  const inDutch = dutch && textsOf(dutch);
  return own.blocks.flatMap((block) =>
    block.type === "ask"
      ? [
          {
            id: block.text.id,
            icon: block.icon,
            text: block.text.text,
            lang: own.language,
            dutch: inDutch?.get(block.text.id),
          },
        ]
      : [],
  );
}

function aboutOther(): readonly Ready[] {
  const inDutch = general((dutch) => dutch);
  return general(inInterface).map(({ icon, text }, at) => ({
    id: icon,
    icon,
    text,
    lang: language.value,
    dutch: language.value === DUTCH ? undefined : inDutch[at]?.text,
  }));
}

/** Words of the interface, for they need no pack; `t` says in which language. */
function general(t: (dutch: string) => string): readonly { readonly icon: string; readonly text: string }[] {
  return [
    { icon: "clock", text: t("Wanneer is de bieb hier?") },
    { icon: "pen", text: t("Wie helpt mij met een brief?") },
    { icon: "talk", text: t("Wie praat mijn taal?") },
    { icon: "people", text: t("Waar kan ik mensen ontmoeten?") },
    { icon: "globe", text: t("Hoe werkt Wegwijs?") },
    { icon: "help", text: t("Ik zoek hulp. Bij wie moet ik zijn?") },
  ];
}
