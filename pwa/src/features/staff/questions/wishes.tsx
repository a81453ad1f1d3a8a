/** What people wish for, so that the offer follows the demand: activities and books, counted and ranked. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { showCounts } from "../../../sync/merging";
import { Button, LinkButton } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { activityName } from "../activity-names";
import { languageName } from "../language-names";
import { languagesHere } from "../language-tiles";
import { records, visit, write } from "../state";
import { RankedList } from "./ranked-list";
import { activityWish, bookWish, type Readers, readActivityWish, readBookWish, wishesIn } from "./ranking";

const ACTIVITIES = ["taalcafe", "reading", "quiz", "digid", "tour"] as const;

export function Wishes(): JSX.Element {
  const open = visit.value;
  return (
    <section class="panel" aria-labelledby="wishes">
      <h2 id="wishes">{t("Wensen van bezoekers")}</h2>
      {open ? (
        <Counted visit={open.entity_id} />
      ) : (
        <>
          <p class="aside">{t("Wensen tel je op een dag die open is.")}</p>
          <LinkButton href="#/visit">{t("Open de dag")}</LinkButton>
        </>
      )}
    </section>
  );
}

function Counted({ visit: id }: { readonly visit: string }): JSX.Element {
  const [last, setLast] = useState<string>();
  const kept = records.value.get(`count/${id}`);
  const counts = kept?.merge === "counts" ? showCounts(kept) : {};
  const wish = (category: string) => {
    setLast(category);
    void write("count", id, { category, n: 1 });
    announce(t("De wens is geteld."));
  };
  const takeBack = (category: string) => {
    setLast(undefined);
    void write("count", id, { category, n: -1 });
    announce(t("De wens is teruggenomen."));
  };
  return (
    <>
      <fieldset class="wish">
        <legend>{t("Een activiteit")}</legend>
        {ACTIVITIES.map((kind) => (
          <Button key={kind} icon="plus" onClick={() => wish(activityWish(kind))}>
            {activityName(kind)}
          </Button>
        ))}
      </fieldset>
      <BookWish onWish={wish} />
      {last !== undefined && (
        <Button kind="quiet" icon="back" onClick={() => takeBack(last)}>
          {t("Laatste wens terug")}
        </Button>
      )}
      <MostWished counts={counts} />
    </>
  );
}

function MostWished({ counts }: { readonly counts: Readonly<Record<string, number>> }): JSX.Element {
  const { activities, books } = wishesIn(counts);
  return (
    <>
      <h3>{t("Meest gewenst")}</h3>
      <RankedList
        all={activities.map((one) => ({ ...one, text: activityName(readActivityWish(one.id)) }))}
        ifNone={t("Nog geen wens voor een activiteit.")}
      />
      <RankedList
        all={books.map((one) => ({ ...one, text: bookName(one.id) }))}
        ifNone={t("Nog geen wens voor een boek.")}
      />
    </>
  );
}

function BookWish({ onWish }: { readonly onWish: (category: string) => void }): JSX.Element {
  const languages = languagesHere();
  const [language, choose] = useState(languages[0] ?? "nl");
  return (
    <fieldset class="wish">
      <legend>{t("Een boek")}</legend>
      <label class="field">
        <span>{t("Taal van het boek")}</span>
        <select value={language} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      </label>
      <Button icon="plus" onClick={() => onWish(bookWish(language, "adult"))}>
        {t("Voor een volwassene")}
      </Button>
      <Button icon="plus" onClick={() => onWish(bookWish(language, "child"))}>
        {t("Voor een kind")}
      </Button>
    </fieldset>
  );
}

function bookName(id: string): string {
  const { language, readers } = readBookWish(id);
  return [languageName(language), readersName(readers)].join(" · ");
}

function readersName(readers: Readers): string {
  return readers === "child" ? t("kind") : t("volwassene");
}
