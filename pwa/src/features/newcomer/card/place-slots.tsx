/** What the chosen place fills in: its own blocks in the slots of a resource, with its name and day (clause 2.5). */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, language, t } from "../../../i18n/words";
import type { SlotName } from "../../../sync/blocks";
import { slotBlocks } from "../../../sync/overlay";
import type { Document } from "../../../sync/pack";
import { Bilingual, useReader } from "../reader";
import { type PlaceValues, usePlaceValues } from "../use-documents";
import { Blocks, type Run } from "./blocks";

export function PlaceSlots({ blocks }: Run<"slot">): JSX.Element {
  const values = usePlaceValues();
  return <>{values && blocks.map(({ name }) => <PlaceSlot key={name} name={name} values={values} />)}</>;
}

function PlaceSlot({
  name,
  values,
}: {
  readonly name: SlotName;
  readonly values: PlaceValues;
}): JSX.Element | null {
  const { card, own, mode } = useReader();
  const { overlay } = values;
  const found = slotBlocks(overlay, name, language.value, own.today);
  if (!found) return null;
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
        <Blocks blocks={found.blocks} />
      </Bilingual>
      <p class="aside">
        {t("Van {place}, {day}", { place: values.name, day: dayInWords(overlay.published) })}
        {found.language !== language.value && ` · ${autonymOf(found.language)}`}
      </p>
    </section>
  );
}
