/** What the place says of itself, signed by its region: particulars, hours, addresses and agenda. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { language, t } from "../../../i18n/words";
import { placeOverlay } from "../../../net/extras";
import type { Block, SlotName } from "../../../sync/blocks";
import { type Overlay, type SlotValue, slotBlocks } from "../../../sync/overlay";
import { type Reading, TextLine } from "../../../ui/text";
import { lastSync, placeId } from "../state";
import { dayOf } from "../visits";

const SLOTS: readonly SlotName[] = ["place_card", "hours", "directory", "calendar"];

export function HereSaid(): JSX.Element | null {
  const overlay = useOverlay();
  const today = dayOf(new Date());
  const told = SLOTS.flatMap((name) => {
    const value = overlay && slotBlocks(overlay, name, language.value, today);
    return value ? [{ name, value }] : [];
  });
  if (!overlay || told.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="here">
      <h2 id="here">{t("Over deze plek")}</h2>
      {told.map(({ name, value }) => (
        <Slot key={name} name={name} value={value} reading={readingOf(overlay, value, today)} />
      ))}
    </section>
  );
}

function Slot({ name, value, reading }: SlotProps): JSX.Element {
  const titles: Readonly<Partial<Record<SlotName, string>>> = {
    place_card: t("Waar en hoe"),
    hours: t("Openingstijden"),
    directory: t("Adressen in de buurt"),
    calendar: t("Agenda"),
  };
  return (
    <>
      <h3>{titles[name]}</h3>
      <ul class="checks-list">
        {value.blocks.map((block, at) => (
          <li key={at}>
            <Said block={block} reading={reading} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface SlotProps {
  readonly name: SlotName;
  readonly value: SlotValue;
  readonly reading: Reading;
}

interface SaidProps {
  readonly block: Block;
  readonly reading: Reading;
}

function Said({ block, reading }: SaidProps): JSX.Element | null {
  switch (block.type) {
    case "entry":
      return (
        <>
          <TextLine text={block.name.text} reading={reading} as="h3" />
          <TextLine text={block.text.text} reading={reading} />
          {block.hours && <TextLine text={block.hours.text} reading={reading} />}
          {block.phone && <TextLine text={`{${block.phone}}`} reading={reading} />}
        </>
      );
    case "event":
      return (
        <>
          <TextLine text={block.title.text} reading={reading} as="h3" />
          <p class="aside">{`${dayInWords(block.day)} · ${block.starts}–${block.ends}`}</p>
        </>
      );
    case "list":
      return (
        <>
          {block.items.map(({ id, text }) => (
            <TextLine key={id} text={text} reading={reading} />
          ))}
        </>
      );
    default:
      return "text" in block && block.text ? <TextLine text={block.text.text} reading={reading} /> : null;
  }
}

function readingOf({ facts = {} }: Overlay, { language: lang }: SlotValue, today: string): Reading {
  return { lang, facts, today };
}

/** Read again after each round, and for another place. */
function useOverlay(): Overlay | undefined {
  const [overlay, setOverlay] = useState<Overlay>();
  useEffect(() => void placeOverlay().then(setOverlay), [placeId.value, lastSync.value]);
  return overlay;
}
