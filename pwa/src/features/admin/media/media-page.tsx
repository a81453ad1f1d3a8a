/** Pictures and sound of a pack: put in, read in, listened to, and taken out. */
import "./media.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Notice } from "../../../ui/notice";
import { mayDo } from "../may-do";
import { PageTitle } from "../page-title";
import { Unread } from "../unread";
import { useList } from "../use-list";
import { ItemCard } from "./item-card";
import { type MediaItem, type MediaList, readMedia } from "./media-api";
import { PictureMaker } from "./picture-maker";
import { SayCard } from "./say-card";
import { WaitingCard } from "./waiting-card";

interface MediaPageProps {
  readonly csrf: string;
  /** The name of who is signed in. */
  readonly self: string;
  /** The pack and one of its cards, as the address names them. */
  readonly path: readonly string[];
}

export function MediaPage({ csrf, self, path: [pack, card] }: MediaPageProps): JSX.Element {
  if (!pack) return <NoPack />;
  return <PackMedia key={`${pack} ${card}`} pack={pack} card={card} csrf={csrf} self={self} />;
}

function NoPack(): JSX.Element {
  return (
    <>
      <PageTitle text={t("Beeld en geluid")} />
      <Notice icon="pictures">
        {t("Beeld en geluid horen bij een pakket.")} <a href="#/packs">{t("Kies een pakket")}</a>
      </Notice>
    </>
  );
}

interface PackMediaProps {
  readonly pack: string;
  /** Whose sentences are read in first. */
  readonly card: string | undefined;
  readonly csrf: string;
  readonly self: string;
}

function PackMedia({ pack, card, csrf, self }: PackMediaProps): JSX.Element {
  const [answer, again] = useList(() => readMedia(pack));
  const [turn, setTurn] = useState(0);
  const gone = () => {
    setTurn((before) => before + 1);
    again();
  };
  const list = answer?.ok ? answer.value : undefined;
  const mayEdit = mayDo("edit");
  return (
    <>
      <PageTitle text={t("Beeld en geluid: {pack}", { pack: list?.title ?? pack })} turn={turn} />
      <Unread answers={[answer]} />
      {list && (
        <>
          <WaitingCard items={list.items} pack={pack} self={self} csrf={csrf} onDone={gone} />
          {mayEdit && (
            <>
              <SayCard
                pack={pack}
                card={card}
                sentences={list.to_say}
                csrf={csrf}
                onSaved={list.to_say.length > 1 ? again : gone}
              />
              <section class="card" aria-label={t("Een plaatje erbij")}>
                <h2>{t("Een plaatje erbij")}</h2>
                <PictureMaker pack={pack} csrf={csrf} onSaved={gone} />
              </section>
            </>
          )}
          <Items pack={pack} list={list} csrf={csrf} onChange={again} onGone={gone} />
        </>
      )}
    </>
  );
}

type Filter = "all" | "picture" | "sound" | "unused";

const FILTERS: readonly (readonly [Filter, () => string, (item: MediaItem) => boolean])[] = [
  ["all", () => t("Alles"), () => true],
  ["picture", () => t("Plaatjes"), ({ kind }) => kind === "picture"],
  ["sound", () => t("Geluid"), ({ kind }) => kind === "sound"],
  ["unused", () => t("Niet gebruikt"), ({ used_by }) => used_by.length === 0],
];

interface ItemsProps {
  readonly pack: string;
  readonly list: MediaList;
  readonly csrf: string;
  readonly onChange: () => void;
  readonly onGone: () => void;
}

function Items({ list, ...rest }: ItemsProps): JSX.Element {
  const [filter, setFilter] = useState<Filter>("all");
  const isShown = FILTERS.find(([name]) => name === filter)?.[2] ?? (() => true);
  const shown = list.items.filter(isShown);
  return (
    <section class="card" aria-label={t("Wat er is")}>
      <h2>{t("Wat er is")}</h2>
      <label class="field narrow">
        <span>{t("Laat zien")}</span>
        <select value={filter} onChange={({ currentTarget }) => setFilter(currentTarget.value as Filter)}>
          {FILTERS.map(([name, text, holds]) => (
            <option key={name} value={name}>
              {`${text()} (${list.items.filter(holds).length})`}
            </option>
          ))}
        </select>
      </label>
      {shown.length === 0 && <p class="aside">{t("Er is niets.")}</p>}
      <ul class="media-list">
        {shown.map((item) => (
          <ItemCard key={item.name} item={item} {...rest} />
        ))}
      </ul>
    </section>
  );
}
