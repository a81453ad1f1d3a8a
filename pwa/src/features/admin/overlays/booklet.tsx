/** A place's welcome booklet: what it says of itself on paper, as the browser prints it. */
import type { JSX } from "preact";
import { weekdayInWords } from "../../../i18n/formats";
import { autonymOf, directionOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import type { Block, SlotName } from "../../../sync/blocks";
import { photosShown, type ShownPhoto } from "../../../sync/overlay";
import { Button, LinkButton } from "../../../ui/button";
import { upcoming } from "../../../ui/calendar-file";
import { Notice } from "../../../ui/notice";
import { useObjectUrl } from "../../../ui/object-url";
import { PageTitle } from "../page-title";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { type KeptOverlay, readOverlay, readPhoto } from "./overlay-api";
import { SLOTS } from "./slots";

const PRINTED: readonly SlotName[] = ["place_card", "hours", "directory", "calendar", "books"];

interface BookletProps {
  readonly place: string;
  readonly language: string;
}

export function Booklet({ place, language }: BookletProps): JSX.Element {
  const answer = useAnswer(() => readOverlay(place), [place]);
  return (
    <>
      <PageTitle text={answer?.ok ? answer.value.place.name : t("Welkomstboekje")} />
      <Unread answers={[answer]} />
      <div class="answers">
        <Button kind="main" icon="print" onClick={() => print()}>
          {t("Print")}
        </Button>
        <LinkButton href={`#/overlay/${encodeURIComponent(place)}`} kind="quiet">
          {t("Terug naar de locatie")}
        </LinkButton>
      </div>
      {answer?.ok && <Pages kept={answer.value} language={language} />}
    </>
  );
}

interface PagesProps {
  readonly kept: KeptOverlay;
  readonly language: string;
}

function Pages({ kept, language }: PagesProps): JSX.Element {
  const { said } = kept;
  const slots = said.languages[language] ?? said.languages.nl ?? {};
  const tag = said.languages[language] ? language : "nl";
  const parts = SLOTS.filter(({ name }) => PRINTED.includes(name) && slots[name]?.length);
  const photos = photosShown({ photos: said.photos ?? [] }, language, today());
  if (parts.length + photos.length === 0)
    return <Notice icon="print">{t("Er staat nog niets in het boekje.")}</Notice>;
  return (
    <article class="booklet" lang={tag} dir={directionOf(tag)}>
      <p class="aside">{autonymOf(tag)}</p>
      {photos.map((photo) => (
        <Photo key={photo.sha256} photo={photo} />
      ))}
      {parts.map(({ name, title }) => (
        <section key={name}>
          <h2>
            <bdi lang="nl">{title()}</bdi>
          </h2>
          {inOrder(slots[name] ?? []).map((block, at) => (
            <Printed key={at} block={block} language={tag} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Photo({ photo }: { readonly photo: ShownPhoto }): JSX.Element | null {
  const { sha256, width, height, language: tag, alt } = photo;
  const url = useObjectUrl(() => readPhoto(sha256), [sha256]);
  if (url === undefined) return null;
  return (
    <figure class="printed" lang={tag} dir={directionOf(tag)}>
      <img class="place-photo" src={url} width={width} height={height} alt="" />
      <figcaption>{alt}</figcaption>
    </figure>
  );
}

/** Events by their next day; what is over is not printed. */
function inOrder(blocks: readonly Block[]): readonly Block[] {
  const events = blocks.filter((block) => block.type === "event");
  const coming = upcoming(events, today()).map(({ event, day }) => ({
    ...event,
    day,
  }));
  return [...blocks.filter(({ type }) => type !== "event"), ...coming];
}

function today(): string {
  return new Date().toLocaleDateString("sv"); // as YYYY-MM-DD
}

interface PrintedProps {
  readonly block: Block;
  /** In which its days are written. */
  readonly language: string;
}

function Printed({ block, language }: PrintedProps): JSX.Element | null {
  switch (block.type) {
    case "paragraph":
      return <p>{block.text.text}</p>;
    case "heading":
      return <h3>{block.text.text}</h3>;
    case "entry":
      return (
        <div class="printed">
          <h3>{block.name.text}</h3>
          <p>{block.text.text}</p>
          {block.hours && <p>{block.hours.text}</p>}
          {block.url && <p dir="ltr">{block.url}</p>}
        </div>
      );
    case "event":
      return <Event event={block} language={language} />;
    case "book":
      return (
        <p class="printed">
          <bdi lang={block.language}>{block.title}</bdi>
          {block.author && (
            <>
              {" · "}
              <bdi lang={block.language}>{block.author}</bdi>
            </>
          )}
        </p>
      );
    default:
      return null;
  }
}

interface EventProps {
  readonly event: Extract<Block, { type: "event" }>;
  readonly language: string;
}

function Event({ event, language }: EventProps): JSX.Element {
  return (
    <div class="printed">
      <h3>{event.title.text}</h3>
      <p>
        <span dir="auto">{weekdayInWords(event.day, language)}</span>
        {" · "}
        {event.weekly && (
          <>
            <bdi lang="nl">{t("Elke week")}</bdi>
            {" · "}
          </>
        )}
        <bdi dir="ltr">
          {event.starts} – {event.ends}
        </bdi>
      </p>
      {event.where && <p>{event.where.text}</p>}
      {event.text && <p>{event.text.text}</p>}
    </div>
  );
}
