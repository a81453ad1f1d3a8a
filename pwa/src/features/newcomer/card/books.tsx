/** Books by language, the reader's own first. A wish is a message to the library here. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { keeping, settings } from "../../../app/state";
import { autonymOf, directionOf } from "../../../i18n/languages";
import { language, t } from "../../../i18n/words";
import { flush } from "../../../net/outbox";
import { ask } from "../../../store/threads";
import { PairText } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";
import { Button, LinkButton } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Tile } from "../../../ui/tile";
import { threadLink } from "../links";
import { useOnce } from "../use-once";
import { CardPicture } from "./picture";

type Book = Run<"book">["blocks"][number];

const ALL = "all";
const TOPIC = "boeken";

export function Books({ blocks }: Run<"book">): JSX.Element {
  const tags = [...new Set(blocks.map((book) => book.language))];
  const [chosen, choose] = useState(tags.includes(language.value) ? language.value : ALL);
  const shown = blocks.filter((book) => chosen === ALL || book.language === chosen);
  return (
    <>
      {tags.length > 1 && (
        <Choice
          name="book-language"
          legend={t("Taal van het boek")}
          look="chips"
          value={chosen}
          onChoose={choose}
          options={[
            { value: ALL, text: t("Alle talen") },
            ...tags.map((tag) => ({ value: tag, text: autonymOf(tag), lang: tag })),
          ]}
        />
      )}
      <ul class="entries">
        {shown.map((book) => (
          <li key={`${book.language} ${book.title}`} class="card">
            <OneBook book={book} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneBook({ book }: { readonly book: Book }): JSX.Element {
  const said = { lang: book.language, dir: directionOf(book.language) };
  return (
    <>
      {book.picture && <CardPicture picture={book.picture} />}
      <div class="entry-head">
        {!book.picture && <Tile id={book.title} tone="saffron" />}
        <div class="pair-title">
          <h2 {...said}>{book.title}</h2>
          {book.author !== undefined && <bdi class="aside">{book.author}</bdi>}
          <span class="aside" {...said}>
            {autonymOf(book.language)}
          </span>
        </div>
      </div>
      {book.text && <PairText text={book.text} />}
      <Wish book={book} />
    </>
  );
}

/** The button that had the focus is gone. */
function focusLink(answer: HTMLElement | null): void {
  answer?.querySelector("a")?.focus();
}

/** In Dutch, for it is the library that reads it; without a place there is nobody here to ask. */
function Wish({ book }: { readonly book: Book }): JSX.Element | null {
  const [thread, setThread] = useState<string>();
  const [isFull, setFull] = useState(false);
  const wish = useOnce(async () => {
    const author = book.author === undefined ? "" : `, ${book.author}`;
    const text = `Ik wil graag dit boek lenen: ${book.title}${author} (${book.language})`;
    try {
      setThread(await ask({ topic: TOPIC, text, audience: "here" }));
      void flush(fetch, new Date());
    } catch {
      setFull(true);
    }
  });
  if (settings.value.place === null || keeping.value === "nothing") return null;
  if (thread !== undefined) {
    return (
      <p class="verdict right" role="status" ref={focusLink}>
        <LinkButton href={threadLink(thread)} kind="quiet" icon="check">
          {t("Gevraagd aan de bieb. Kijk hier voor het antwoord.")}
        </LinkButton>
      </p>
    );
  }
  return (
    <>
      <Button icon="talk" onClick={wish}>
        {t("Dit boek wil ik lezen")}
      </Button>
      {isFull && (
        <p role="alert">{t("Bewaren lukte niet. Maak ruimte op uw telefoon en probeer het nog een keer.")}</p>
      )}
    </>
  );
}
