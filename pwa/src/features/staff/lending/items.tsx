/** All that this place lends, and what of it is out: searched, for a list may be two thousand long. */
import "./lending.css";
import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { autonymOf } from "../../../i18n/languages";
import { t, tn } from "../../../i18n/words";
import { itemId } from "../../../sync/items";
import { Button, LinkButton } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import { itemOf, itemsHere } from "../items";
import { Page } from "../page";
import { loans } from "./desk";
import { ItemRow } from "./item-row";
import { findItems, languagesOn, type Shelved, type Wanted } from "./shelf";
import { useWedge } from "./use-wedge";

const PART = 60; // rows; more only when asked for

/** What is out and on no list of this place stands with the rest: lent unknown, or from elsewhere. */
const shelf = computed<readonly Shelved[]>(() => {
  const known = new Set(itemsHere.value.map(({ id }) => id));
  const strange = [...loans.value.keys()].filter((id) => !known.has(id));
  return [...itemsHere.value, ...strange.map(strangeItem)];
});

export function ItemsScreen(): JSX.Element {
  const [wanted, want] = useState<Wanted>({ words: "", language: null, isOut: false });
  useWedge(
    useCallback((code: string) => want({ words: itemId(code) ?? code, language: null, isOut: false }), []),
  );
  const found = findItems(shelf.value, wanted, (id) => loans.value.has(id));
  return (
    <Page
      title={t("Alle boeken")}
      part="lending"
      aside={[
        tn("{n} boek", "{n} boeken", shelf.value.length),
        tn("{n} uitgeleend", "{n} uitgeleend", loans.value.size),
      ].join(" · ")}
    >
      <div class="more-links desk-links">
        <LinkButton kind="quiet" icon="scan" href="#/lending">
          {t("Lenen")}
        </LinkButton>
      </div>
      {shelf.value.length === 0 ? <Empty /> : <Filters wanted={wanted} want={want} />}
      {shelf.value.length > 0 && <Rows key={JSON.stringify(wanted)} found={found} />}
    </Page>
  );
}

function Empty(): JSX.Element {
  return (
    <Notice icon="library" title={t("Er staan nog geen boeken op de lijst.")}>
      {t("De bieb zet ze erop. Uitlenen kan al: scan een boek, ook een onbekend.")}
    </Notice>
  );
}

interface FiltersProps {
  readonly wanted: Wanted;
  readonly want: (wanted: Wanted) => void;
}

function Filters({ wanted, want }: FiltersProps): JSX.Element {
  const languages = languagesOn(shelf.value).filter(Boolean);
  return (
    <div class="shelf-filters">
      <label class="field">
        <span>{t("Zoek op titel of code")}</span>
        <input
          type="search"
          value={wanted.words}
          onInput={(event) => want({ ...wanted, words: event.currentTarget.value })}
          autocomplete="off"
        />
      </label>
      <label class="switch panel">
        <input
          type="checkbox"
          checked={wanted.isOut}
          onChange={(event) => want({ ...wanted, isOut: event.currentTarget.checked })}
        />
        <span>{t("Alleen wat is uitgeleend")}</span>
      </label>
      {languages.length > 1 && (
        <Choice
          name="language"
          legend={t("Taal")}
          look="chips"
          value={wanted.language ?? ""}
          options={[
            { value: "", text: t("Alle talen") },
            ...languages.map((tag) => ({ value: tag, text: autonymOf(tag), lang: tag })),
          ]}
          onChoose={(tag) => want({ ...wanted, language: tag === "" ? null : tag })}
        />
      )}
    </div>
  );
}

/** The first of them, and more when asked. */
function Rows({ found }: { readonly found: readonly Shelved[] }): JSX.Element {
  const [most, showMost] = useState(PART);
  return (
    <>
      <p role="status">
        {found.length === 0
          ? t("Niets gevonden.")
          : t("{shown} van {all}", { shown: Math.min(most, found.length), all: found.length })}
      </p>
      <ul class="shelf">
        {found.slice(0, most).map((item) => (
          <ItemRow key={item.id} item={item} loan={loans.value.get(item.id)} />
        ))}
      </ul>
      {found.length > most && (
        <Button icon="open" onClick={() => showMost(most + PART)}>
          {t("Toon meer")}
        </Button>
      )}
    </>
  );
}

function strangeItem(id: string): Shelved {
  const { title = "", language = "", place = "" } = itemOf(id) ?? {};
  return { id, title, language, place, folded: `${title} ${id}`.toLowerCase() };
}
