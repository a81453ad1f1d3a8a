/** What a place lends: a table, a list out of a spreadsheet, and the same list back. Who borrowed what is never here. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../i18n/words";
import { LinkButton, RoundButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { AskFirst } from "./ask-first";
import { ImportItems } from "./import-items";
import { languageInDutch } from "./names";
import { PageTitle } from "./page-title";
import { Pages } from "./pages";
import { PickPlace } from "./pick-place";
import { Problem } from "./problems";
import { TableCard } from "./table-card";
import { deleteItem, deleteItems, type Item, readItems, readPlaces } from "./team-api";
import { Unread } from "./unread";
import { useAnswer } from "./use-answer";
import { useDeed } from "./use-deed";
import { useList } from "./use-list";

export function ItemsPage({ csrf }: { readonly csrf: string }): JSX.Element {
  const [places] = useList(readPlaces);
  const [picked, setPicked] = useState("");
  const first = places?.ok ? places.value.places[0]?.id : undefined;
  const place = picked || first;
  return (
    <>
      <PageTitle text={t("Boeken")} />
      <p class="aside">
        {t(
          "Wat een team uitleent. Op de tablet mag ook lenen wat hier niet staat; dat krijgt dan een merkje.",
        )}
      </p>
      <Unread answers={[places]} />
      {places?.ok && <PickPlace places={places.value.places} value={place ?? ""} onPick={setPicked} />}
      {places?.ok && place === undefined && <Notice icon="pin">{t("Er is nog geen locatie.")}</Notice>}
      {place !== undefined && <ItemsOf key={place} place={place} csrf={csrf} />}
    </>
  );
}

function ItemsOf({ place, csrf }: { readonly place: string; readonly csrf: string }): JSX.Element {
  const [page, setPage] = useState(0);
  const [turn, setTurn] = useState(0);
  const answer = useAnswer(() => readItems(place, page), [page, turn]);
  const { problem, isBusy, run } = useDeed();
  const again = () => setTurn((before) => before + 1);
  const remove = async (item: Item) => {
    if (await run(deleteItem(place, item.id, csrf), t("{title} is van de lijst af.", { title: item.title })))
      again();
  };
  const removeAll = async () => {
    if (!(await run(deleteItems(place, csrf), t("De lijst is leeg.")))) return;
    setPage(0);
    again();
  };
  return (
    <>
      <ImportItems place={place} csrf={csrf} onDone={again} />
      <Problem code={problem} />
      <Unread answers={[answer]} />
      {answer?.ok && (
        <>
          <TableCard
            caption={tn("{n} boek", "{n} boeken", answer.value.total)}
            heads={[t("Titel"), t("Taal"), t("Barcode"), t("Haal weg")]}
            rows={answer.value.items.map((item) => ({ key: item.id, cells: cellsOf(item, remove) }))}
            empty={t("Er staat nog niets op de lijst. Kies hierboven een bestand.")}
          />
          <Pages page={page} total={answer.value.total} onTurn={setPage} />
          {answer.value.total > 0 && (
            <WholeList place={place} isBusy={isBusy} onRemove={() => void removeAll()} />
          )}
        </>
      )}
    </>
  );
}

interface WholeListProps {
  readonly place: string;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}

function WholeList({ place, isBusy, onRemove }: WholeListProps): JSX.Element {
  return (
    <div class="answers">
      <LinkButton href={`/api/places/${place}/items.csv`} icon="down">
        {t("Download de lijst")}
      </LinkButton>
      <AskFirst
        text={t("Wis de hele lijst")}
        isBusy={isBusy}
        title={t("De hele lijst wissen?")}
        no={t("Nee, houd de lijst")}
        onYes={onRemove}
      >
        {t(
          "Alle boeken van deze locatie gaan van de lijst af, ook op de tablets. Wat geleend is, blijft geleend.",
        )}
      </AskFirst>
    </div>
  );
}

function cellsOf(item: Item, remove: (item: Item) => Promise<void>): readonly JSX.Element[] {
  return [
    <bdi key="title" lang={item.language}>
      {item.title}
    </bdi>,
    <span key="language">{languageInDutch(item.language)}</span>,
    <bdi key="id">{item.id}</bdi>,
    <RoundButton
      key="delete"
      icon="trash"
      label={t("Haal {title} van de lijst", { title: item.title })}
      onClick={() => void remove(item)}
    />,
  ];
}
