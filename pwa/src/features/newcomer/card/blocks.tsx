/** Draws a resource's blocks. What follows each other and is of one type is drawn together: a list, a strip, a scheme. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import type { Block } from "../../../sync/blocks";
import type { IconName } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { PairText } from "../reader";
import { Books } from "./books";
import { Checklist } from "./checklist";
import { Contrasts } from "./contrast";
import { Dialogue } from "./dialogue";
import { Directory } from "./directory";
import { Events } from "./events";
import { Infographic } from "./infographic";
import { Photostrip } from "./photostrip";
import { Phrasebook } from "./phrasebook";
import { CardPicture } from "./picture";
import { Quiz } from "./quiz";
import { Quotes } from "./quotes";
import { WebLinks } from "./web-links";

type BlockType = Block["type"];

/** Blocks of one type in a row; `start` counts those of the type that came before, so that steps keep their numbers. */
export interface Run<Type extends BlockType> {
  readonly type: Type;
  readonly blocks: readonly Extract<Block, { type: Type }>[];
  readonly start: number;
}

type Renderers = { readonly [Type in BlockType]: (run: Run<Type>) => JSX.Element | null };

const RENDERERS: Renderers = {
  heading: ({ blocks }) => (
    <>
      {blocks.map(({ text }) => (
        <PairText key={text.id} text={text} as="h2" look="title" />
      ))}
    </>
  ),
  paragraph: ({ blocks }) => (
    <>
      {blocks.map(({ text }) => (
        <PairText key={text.id} text={text} />
      ))}
    </>
  ),
  list: Lists,
  callout: Callouts,
  step: Steps,
  panel: Photostrip,
  phrases: Phrasebook,
  turn: Dialogue,
  question: Quiz,
  tip: () => null, // stands with its item of the quiz
  entry: Directory,
  quote: Quotes,
  contrast: Contrasts,
  event: Events,
  book: Books,
  node: Infographic,
  check: Checklist,
  web: WebLinks,
  ask: () => null, // stands where questions are asked
  slot: () => null, // where nobody fills it, it is hidden (clause 2.5)
};

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** Draws what the place fills in. */
  readonly slot?: Renderers["slot"];
}

export function Blocks({ blocks, slot = RENDERERS.slot }: BlocksProps): JSX.Element {
  const renderers = { ...RENDERERS, slot };
  return (
    <div class="blocks">
      {runsOf(blocks).map((run) => {
        const Renderer = renderers[run.type] as (props: Run<BlockType>) => JSX.Element | null;
        return <Renderer key={`${run.type} ${run.start}`} {...run} />;
      })}
    </div>
  );
}

function runsOf(blocks: readonly Block[]): readonly Run<BlockType>[] {
  const runs: { type: BlockType; blocks: Block[]; start: number }[] = [];
  const before = new Map<BlockType, number>();
  for (const block of blocks) {
    const last = runs[runs.length - 1];
    const start = before.get(block.type) ?? 0;
    if (last?.type === block.type) last.blocks.push(block);
    else runs.push({ type: block.type, blocks: [block], start });
    before.set(block.type, start + 1);
  }
  return runs;
}

function Lists({ blocks }: Run<"list">): JSX.Element {
  const items = blocks.flatMap((block) => block.items);
  return (
    <ul class="points">
      {items.map((item) => (
        <li key={item.id}>
          <PairText text={item} />
        </li>
      ))}
    </ul>
  );
}

const CALLOUTS = {
  info: { tone: "info", icon: "show", title: () => t("Goed om te weten") },
  warning: { tone: "warn", icon: "warning", title: () => t("Let op") },
  danger: { tone: "danger", icon: "phone", title: () => t("Gevaar") },
  library: { tone: "done", icon: "talk", title: () => t("Dit doet de bieb") },
} as const satisfies Record<string, { tone: string; icon: IconName; title: () => string }>;

function Callouts({ blocks }: Run<"callout">): JSX.Element {
  return (
    <>
      {blocks.map(({ tone, text }) => (
        <Notice
          key={text.id}
          tone={CALLOUTS[tone].tone}
          icon={CALLOUTS[tone].icon}
          title={CALLOUTS[tone].title()}
          action={<PairText text={text} />}
        />
      ))}
    </>
  );
}

function Steps({ blocks, start }: Run<"step">): JSX.Element {
  return (
    <ol class="steps" start={start + 1}>
      {blocks.map((step, at) => (
        <li key={step.text.id}>
          <span class="number" aria-hidden="true">
            {start + at + 1}
          </span>
          <div>
            {step.picture && <CardPicture picture={step.picture} />}
            <PairText text={step.text} as="h2" look="title" />
            {step.minutes && <p class="aside">{tn("{n} minuut", "{n} minuten", step.minutes)}</p>}
            {step.detail && <PairText text={step.detail} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
