/** What the chosen place fills in: its own blocks in the slots of a resource, with its name and day (clause 2.5). */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, language, t } from "../../../i18n/words";
import type { Block, SlotName } from "../../../sync/blocks";
import { slotBlocks } from "../../../sync/overlay";
import type { Document } from "../../../sync/pack";
import { Bilingual, useReader } from "../reader";
import { type PlaceValues, usePlaceValues } from "../use-documents";
import { Blocks, type Run } from "./blocks";
import { CardTips, Tips } from "./quiz";

/** What its slots hold elsewhere than where they stand: tips go with the items of a quiz. */
const APART: readonly SlotName[] = ["book_tips"];

export function PlaceSlots({ blocks }: Run<"slot">): JSX.Element {
  const values = usePlaceValues();
  const names = blocks.map(({ name }) => name).filter((name) => !APART.includes(name));
  return <>{values && names.map((name) => <PlaceSlot key={name} name={name} values={values} />)}</>;
}

/** The place's own book tips for an item of a quiz; where it has none, those of the card. */
export function PlaceTips({ item }: { readonly item: string }): JSX.Element {
  const values = usePlaceValues();
  const own = (block: Block) => block.type === "tip" && block.item === item;
  const fallback = <CardTips item={item} />;
  if (!values) return fallback;
  return <PlaceSlot name="book_tips" values={values} isShown={own} otherwise={fallback} draw={drawTips} />;
}

function drawTips(blocks: readonly Block[]): JSX.Element {
  return <Tips tips={blocks.filter((block) => block.type === "tip")} />;
}

interface PlaceSlotProps {
  readonly name: SlotName;
  readonly values: PlaceValues;
  readonly isShown?: (block: Block) => boolean;
  readonly otherwise?: JSX.Element;
  readonly draw?: (blocks: readonly Block[]) => JSX.Element;
}

function PlaceSlot({
  name,
  values,
  isShown = () => true,
  otherwise,
  draw = (blocks) => <Blocks blocks={blocks} />,
}: PlaceSlotProps): JSX.Element | null {
  const { card, own, mode } = useReader();
  const { overlay } = values;
  const found = slotBlocks(overlay, name, language.value, own.today);
  const shown = found?.blocks.filter(isShown) ?? [];
  if (!found || shown.length === 0) return otherwise ?? null;
  const inDutch = found.language === DUTCH ? null : slotBlocks(overlay, name, DUTCH, own.today);
  const document = (tag: string, blocks: Document["blocks"]): Document => ({
    ...card,
    language: tag,
    blocks,
    facts: overlay.facts ?? {},
  });
  const pair = {
    own: document(found.language, found.blocks),
    dutch: inDutch ? document(DUTCH, inDutch.blocks) : undefined,
  };
  return (
    <section class="of-the-place">
      <Bilingual pair={pair} today={own.today} mode={inDutch ? mode : "own"}>
        {draw(shown)}
      </Bilingual>
      <p class="aside">
        {t("Van {place}, {day}", { place: values.name, day: dayInWords(overlay.published) })}
        {found.language !== language.value && ` · ${autonymOf(found.language)}`}
      </p>
    </section>
  );
}
