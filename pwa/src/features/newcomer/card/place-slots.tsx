/** What the chosen place fills in: its own blocks in the slots of a resource, with its name and day (clause 2.5). */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf } from "../../../i18n/languages";
import { language, t } from "../../../i18n/words";
import type { Block, SlotName } from "../../../sync/blocks";
import { Bilingual, useReader } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";
import { Isolated } from "../../../ui/isolated";
import { type PlaceValues, usePlaceValues } from "../use-documents";
import { Blocks } from "./blocks";
import { placePair } from "./place-pair";
import { PlacePhotos } from "./place-photos";
import { CardTips, Tips } from "./quiz";

/** What its slots hold elsewhere than where they stand: tips go with the items of a quiz. */
const APART: readonly SlotName[] = ["book_tips"];

export function PlaceSlots({ blocks }: Run<"slot">): JSX.Element {
  const values = usePlaceValues();
  const names = blocks.map(({ name }) => name).filter((name) => !APART.includes(name));
  return (
    <>
      {values && names.map((name) => <PlaceSlot key={name} name={name} values={values} />)}
      {names.includes("place_card") && <PlacePhotos />}
    </>
  );
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
  const pair = placePair(values, name, own.today, card);
  const shown = pair?.own.blocks.filter(isShown) ?? [];
  if (!pair || shown.length === 0) return otherwise ?? null;
  return (
    <section class="of-the-place">
      <Bilingual pair={pair} today={own.today} mode={pair.dutch ? mode : "own"}>
        {draw(shown)}
      </Bilingual>
      <p class="aside">
        <Isolated
          text={t("Van {place}, {day}", { place: values.name, day: dayInWords(overlay.published) })}
          lang={language.value}
        />
        {pair.own.language !== language.value && ` · ${autonymOf(pair.own.language)}`}
      </p>
    </section>
  );
}
