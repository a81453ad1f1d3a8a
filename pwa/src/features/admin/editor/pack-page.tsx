/** One pack: its cards in their order, a new card, and its facts. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { PageTitle } from "../page-title";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import { TYPE_NAMES } from "./card-types";
import type { ResourceType, Theme } from "./content";
import { addCard, type CardLine, orderCards, type PackDetail, readPack } from "./editing-api";
import { FactsCard } from "./facts-card";
import { cardLink, mediaLink } from "./links";
import { SortedList } from "./sorted-list";
import { moved } from "./values";

interface PackPageProps {
  readonly pack: string;
  readonly csrf: string;
}

export function PackPage({ pack, csrf }: PackPageProps): JSX.Element {
  const [answer, reload] = useList(() => readPack(pack));
  return (
    <>
      <PageTitle text={answer?.ok ? answer.value.pack.title.nl : t("Pakket")} />
      <Problem code={answer?.ok === false ? answer.code : undefined} />
      {answer?.ok && (
        <>
          <p>
            <a href={mediaLink(pack)}>{t("Beeld en geluid van dit pakket")}</a>
          </p>
          <CardsOfPack key={answer.value.order} detail={answer.value} csrf={csrf} onOther={reload} />
          <NewCard pack={pack} themes={answer.value.pack.themes} csrf={csrf} />
          <FactsCard pack={pack} csrf={csrf} />
        </>
      )}
    </>
  );
}

interface CardsOfPackProps {
  readonly detail: PackDetail;
  readonly csrf: string;
  readonly onOther: () => void;
}

/** The order is sent with each move; what was shown comes back where the server did not take it. */
function CardsOfPack({ detail: { pack, resources, order }, csrf, onOther }: CardsOfPackProps): JSX.Element {
  const [cards, setCards] = useState<readonly CardLine[]>(resources.filter(({ is_new }) => !is_new));
  const [was, setWas] = useState(order);
  const { problem, run } = useDeed();
  const fresh = resources.filter(({ is_new }) => is_new);
  useEffect(() => setCards(resources.filter(({ is_new }) => !is_new)), [resources]);
  const move = async (from: number, to: number) => {
    const next = moved(cards, from, to);
    setCards(next);
    const done = await run(
      orderCards(
        pack.id,
        was,
        next.map(({ id }) => id),
        csrf,
      ),
    );
    if (done) setWas(done.value.order);
    else onOther();
  };
  return (
    <section class="card" aria-label={t("Kaarten")}>
      <h2>{t("Kaarten")}</h2>
      <p class="aside">
        {tn("{n} kaart, in deze volgorde.", "{n} kaarten, in deze volgorde.", cards.length)}
      </p>
      <Problem code={problem} />
      <SortedList
        items={cards}
        label={t("Kaarten")}
        look="lines"
        keyOf={({ id }) => id}
        nameOf={({ title }) => title}
        onMove={(from, to) => void move(from, to)}
        draw={(card) => <OneCard card={card} themes={pack.themes} />}
      />
      {fresh.length > 0 && <NewCards cards={fresh} themes={pack.themes} />}
    </section>
  );
}

interface NewCardsProps {
  readonly cards: readonly CardLine[];
  readonly themes: readonly Theme[];
}

function NewCards({ cards, themes }: NewCardsProps): JSX.Element {
  return (
    <>
      <h3>{t("Nieuw, nog niet klaar")}</h3>
      <ul class="new-cards">
        {cards.map((card) => (
          <li key={card.id}>
            <OneCard card={card} themes={themes} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneCard({
  card,
  themes,
}: {
  readonly card: CardLine;
  readonly themes: readonly Theme[];
}): JSX.Element {
  const theme = themes.find(({ id }) => id === card.theme)?.title.nl ?? card.theme;
  return (
    <a class="card-line" href={cardLink(card.id)}>
      <strong lang="nl">{card.title || t("(zonder titel)")}</strong>
      <span class="aside">
        <code>{card.id}</code> · {TYPE_NAMES[card.type]?.() ?? card.type} · <bdi>{theme}</bdi>
      </span>
      {card.has_draft && <span class="chip care">{t("concept")}</span>}
      {card.sensitivity === "red" && <span class="chip warn">{t("gevoelig")}</span>}
    </a>
  );
}

interface NewCardProps {
  readonly pack: string;
  readonly themes: readonly Theme[];
  readonly csrf: string;
}

function NewCard({ pack, themes, csrf }: NewCardProps): JSX.Element {
  const [type, setType] = useState<ResourceType>("article");
  const [theme, setTheme] = useState(themes[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const { problem, isBusy, run } = useDeed();
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = await run(addCard(pack, { type, title: title.trim(), theme }, csrf));
    if (done) location.hash = cardLink(done.value.id);
  };
  return (
    <form class="card" aria-label={t("Nieuwe kaart")} onSubmit={(event) => void add(event)}>
      <h2>{t("Nieuwe kaart")}</h2>
      <TitleField value={title} onType={setTitle} />
      <Pick
        label={t("Soort kaart")}
        value={type}
        options={Object.entries(TYPE_NAMES).map(([value, label]) => [value, label()])}
        onPick={(value) => setType(value as ResourceType)}
      />
      <Pick
        label={t("Thema")}
        value={theme}
        options={themes.map(({ id, title: { nl } }) => [id, nl])}
        onPick={setTheme}
      />
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="add" isBusy={isBusy}>
        {t("Maak de kaart")}
      </Button>
    </form>
  );
}

interface TitleFieldProps {
  readonly value: string;
  readonly onType: (value: string) => void;
}

function TitleField({ value, onType }: TitleFieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{t("Titel")}</span>
      <input
        required
        maxLength={200}
        pattern=".*\S.*"
        autocomplete="off"
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  /** Each with its words. */
  readonly options: readonly (readonly [string, string])[];
  readonly onPick: (value: string) => void;
}

function Pick({ label, value, options, onPick }: PickProps): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
