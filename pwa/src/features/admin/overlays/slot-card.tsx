/** One part of what a place says: its blocks, in order, and a way to add one. */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../../../i18n/words";
import type { Block } from "../../../sync/blocks";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { Deeds, moved } from "./deeds";
import { Fields } from "./fields";
import { freshBlock, type Slot } from "./slots";
import { Upcoming } from "./upcoming";

interface SlotCardProps {
  readonly slot: Slot;
  readonly blocks: readonly Block[];
  readonly place: string;
  readonly today: string;
  readonly onChange: (blocks: readonly Block[]) => void;
}

export function SlotCard({ slot, blocks, place, today, onChange }: SlotCardProps): JSX.Element {
  const card = useRef<HTMLElement>(null);
  const add = () => {
    onChange([...blocks, freshBlock(slot, place, today)]);
    requestAnimationFrame(() =>
      card.current?.querySelector<HTMLElement>("li:last-child :is(textarea, input, select)")?.focus(),
    );
  };
  const remove = (at: number) => {
    onChange(blocks.filter((_, kept) => kept !== at));
    card.current?.focus();
    announce(t("Weggehaald."));
  };
  const replace = (at: number, changed: Block) =>
    onChange(blocks.map((kept, n) => (n === at ? changed : kept)));
  const heading = `slot-${slot.name}`;
  return (
    <section class="card" ref={card} tabIndex={-1} aria-labelledby={heading}>
      <h2 id={heading}>{slot.title()}</h2>
      {slot.about && <p class="aside">{slot.about()}</p>}
      <ol class="blocks-list">
        {blocks.map((block, at) => (
          <li key={keyOf(block, at)}>
            <Row slot={slot} block={block} place={place} onChange={(changed) => replace(at, changed)} />
            <Deeds
              title={slot.title()}
              at={at}
              onEarlier={() => onChange(moved(blocks, at))}
              onRemove={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      <Button kind="quiet" icon="plus" onClick={add}>
        {slot.add()}
      </Button>
      {slot.name === "calendar" && <Upcoming blocks={blocks} today={today} />}
    </section>
  );
}

interface RowProps {
  readonly slot: Slot;
  readonly block: Block;
  readonly place: string;
  readonly onChange: (block: Block) => void;
}

function Row({ slot, block, place, onChange }: RowProps): JSX.Element {
  if (block.type !== slot.type)
    return <p class="aside">{t("Dit is met een bestand gemaakt, en blijft zoals het is.")}</p>;
  return <Fields fields={slot.fields} block={block} place={place} onChange={onChange} />;
}

/** Its first text's id, so that what is typed moves along with its block. */
function keyOf(block: Block, at: number): string {
  const own = Object.values(block).find((value) => typeof value === "object" && value && "id" in value);
  return own ? `${(own as { id: string }).id}` : `${at}`;
}
