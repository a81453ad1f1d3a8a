/** The calendar as a phone will show it, and the very file that a phone will keep. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { weekdayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import type { Block } from "../../../sync/blocks";
import type { Event } from "../../../sync/library";
import { type Coming, calendarFile, upcoming } from "../../../ui/calendar-file";

interface UpcomingProps {
  readonly blocks: readonly Block[];
  readonly today: string;
}

export function Upcoming({ blocks, today }: UpcomingProps): JSX.Element | null {
  const events = blocks.filter((block): block is Event & Block => block.type === "event" && block.day !== "");
  const coming = upcoming(events, today).filter(({ event }) => event.title.text.trim() !== "");
  if (coming.length === 0) return null;
  return (
    <section aria-label={t("Zo komt het op een telefoon")}>
      <h3>{t("Zo komt het op een telefoon")}</h3>
      <ul class="names">
        {coming.map((one) => (
          <li key={one.event.title.id}>
            <span>
              <strong>{one.event.title.text}</strong> {weekdayInWords(one.day)}, {one.event.starts} –{" "}
              {one.event.ends}
              {one.event.weekly && ` · ${t("Elke week")}`}
            </span>
            <FileLink coming={one} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileLink({ coming, today }: { readonly coming: Coming; readonly today: string }): JSX.Element {
  const { title, where } = coming.event;
  const text = calendarFile(coming, { title: title.text, where: where?.text ?? "" }, today);
  const [href, setHref] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    setHref(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <a href={href} download={`${title.id}.ics`} aria-label={t("{title} als .ics", { title: title.text })}>
      {t(".ics")}
    </a>
  );
}
