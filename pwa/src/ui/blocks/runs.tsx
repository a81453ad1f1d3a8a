/** Blocks of one type in a row, and who draws each type. What follows each other and is of one type is drawn together: a list, a strip, a scheme. */
import type { JSX } from "preact";
import type { Block } from "../../sync/blocks";

type BlockType = Block["type"];

/** Blocks of one type in a row; `start` counts those of the type that came before, so that steps keep their numbers. */
export interface Run<Type extends BlockType> {
  readonly type: Type;
  readonly blocks: readonly Extract<Block, { type: Type }>[];
  readonly start: number;
}

/** How each type of block is drawn. */
export type Renderers = { readonly [Type in BlockType]: (run: Run<Type>) => JSX.Element | null };

interface DrawnProps {
  readonly blocks: readonly Block[];
  readonly renderers: Renderers;
}

export function DrawnBlocks({ blocks, renderers }: DrawnProps): JSX.Element {
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
