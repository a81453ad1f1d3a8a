/** What is on, the next first, each with a way into the phone's own calendar. */
import type { JSX } from "preact";
import { weekdayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { PairText, useReader } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";
import { Deed } from "../../../ui/button";
import { type Coming, calendarFile, upcoming } from "../../../ui/calendar-file";
import { Pictogram } from "../../../ui/pictogram";
import { Tile } from "../../../ui/tile";
import { spoken } from "../listen";

export function Events({ blocks }: Run<"event">): JSX.Element {
  const { own } = useReader();
  const coming = upcoming(blocks, own.today);
  if (coming.length === 0) return <p>{t("Er is nu niets gepland.")}</p>;
  return (
    <ul class="entries">
      {coming.map((one) => (
        <li key={one.event.title.id} class="card event">
          <Happening coming={one} />
        </li>
      ))}
    </ul>
  );
}

function Happening({ coming }: { readonly coming: Coming }): JSX.Element {
  const { event, day } = coming;
  return (
    <>
      <div class="entry-head">
        <Tile id={event.title.id} tone="leaf" size={48} />
        <p class="moment">
          <strong>{weekdayInWords(day)}</strong>
          <bdi dir="ltr">
            {event.starts} – {event.ends}
          </bdi>
          {event.weekly && <span class="aside">{t("Elke week")}</span>}
        </p>
        <Pictogram name={event.icon} tone="leaf" size={40} />
      </div>
      <PairText text={event.title} as="h2" look="title" />
      {event.where && <PairText text={event.where} />}
      {event.text && <PairText text={event.text} />}
      <div class="deeds">
        <Keep coming={coming} />
      </div>
    </>
  );
}

/** A file, because a phone's calendar takes nothing else from a page; nothing is sent. */
function Keep({ coming }: { readonly coming: Coming }): JSX.Element {
  const { card, own } = useReader();
  const { title, where } = coming.event;
  const save = () => {
    const words = { title: spoken(title.text, own), where: where ? spoken(where.text, own) : "" };
    const file = new Blob([calendarFile(coming, words, card.last_checked)], { type: "text/calendar" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${title.id}.ics`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it late
  };
  return (
    <Deed icon="down" onClick={save}>
      {t("Zet in agenda")}
    </Deed>
  );
}
