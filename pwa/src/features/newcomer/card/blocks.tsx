/** Draws a card's blocks, for who reads it on a phone of their own. */
import type { JSX } from "preact";
import type { Block } from "../../../sync/blocks";
import { PLAIN, Steps } from "../../../ui/blocks/plain";
import { DrawnBlocks, type Renderers } from "../../../ui/blocks/runs";
import { Books } from "./books";
import { Checklist } from "./checklist";
import { Dialogue } from "./dialogue";
import { Events } from "./events";
import { Photostrip } from "./photostrip";
import { Phrasebook } from "./phrasebook";
import { CardPicture } from "./picture";
import { Quiz } from "./quiz";

const RENDERERS: Renderers = {
  ...PLAIN,
  step: (run) => <Steps {...run} picture={CardPicture} />,
  panel: Photostrip,
  phrases: Phrasebook,
  turn: Dialogue,
  question: Quiz,
  tip: () => null, // stands with its item of the quiz
  event: Events,
  book: Books,
  check: Checklist,
  ask: () => null, // stands where questions are asked
  slot: () => null, // where nobody fills it, it is hidden (clause 2.5)
};

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** Draws what the place fills in. */
  readonly slot?: Renderers["slot"];
}

export function Blocks({ blocks, slot = RENDERERS.slot }: BlocksProps): JSX.Element {
  return <DrawnBlocks blocks={blocks} renderers={{ ...RENDERERS, slot }} />;
}
