/** Packs by languages: how far each translation is, and what is left. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { autonymOf, directionOf } from "../../../i18n/languages";
import { DUTCH, t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Tile } from "../../../ui/tile";
import { PageTitle } from "../page-title";
import { Scroller } from "../scroller";
import { Unread } from "../unread";

import { useAnswer } from "../use-answer";
import { type Matrix, type PackLine, readMatrix } from "./api";
import { ExportDialog } from "./export-dialog";
import { sheetLink } from "./links";
import { moveAmongCells } from "./moving";
import { progressOf, shortTime, workLeft } from "./progress";

export function MatrixPage(): JSX.Element {
  const answer = useAnswer(readMatrix, []);
  const [place, setPlace] = useState("");
  const [isExporting, setExporting] = useState(false);
  return (
    <>
      <div class="matrix-head">
        <PageTitle text={t("Vertalingen")} />
        <Legend />
        <Button onClick={() => setExporting(true)}>{t("Export PO / XLIFF")}</Button>
      </div>
      <Unread answers={[answer]} />
      {answer?.ok && (
        <>
          <PlaceFilter matrix={answer.value} place={place} onPick={setPlace} />
          <MatrixTable matrix={answer.value} languages={languagesFor(answer.value, place)} />
          {isExporting && <ExportDialog matrix={answer.value} onClose={() => setExporting(false)} />}
        </>
      )}
    </>
  );
}

function languagesFor({ languages, places }: Matrix, place: string): readonly string[] {
  const wanted = places.find(({ id }) => id === place)?.languages;
  return wanted ? languages.filter((tag) => wanted.includes(tag)) : languages;
}

/** The colours in words; the cells say them in signs. */
function Legend(): JSX.Element {
  return (
    <ul class="legend" aria-label={t("Wat de kleuren zeggen")}>
      <li class="chip cell-done">{t("klaar")}</li>
      <li class="chip cell-check">{t("nakijken")}</li>
      <li class="chip cell-outdated">{t("verouderd")}</li>
    </ul>
  );
}

interface PlaceFilterProps {
  readonly matrix: Matrix;
  readonly place: string;
  readonly onPick: (place: string) => void;
}

function PlaceFilter({ matrix, place, onPick }: PlaceFilterProps): JSX.Element | null {
  const places = matrix.places.filter(({ languages }) => languages.length > 0);
  if (places.length === 0) return null;
  return (
    <label class="pick">
      <span>{t("Talen van")}</span>
      <select value={place} onChange={({ currentTarget }) => onPick(currentTarget.value)}>
        <option value="">{t("alle locaties")}</option>
        {places.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TableProps {
  readonly matrix: Matrix;
  readonly languages: readonly string[];
}

function MatrixTable({ matrix, languages }: TableProps): JSX.Element {
  if (matrix.packs.length === 0) return <p class="aside">{t("Er is nog geen pakket.")}</p>;
  return (
    <Scroller look="card matrix" label={t("Vertalingen per pakket en taal")}>
      <table onKeyDown={moveAmongCells}>
        <caption class="hidden">{t("Vertalingen per pakket en taal")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("Pakket")}</th>
            <th scope="col">
              <abbr title={autonymOf(DUTCH)}>{DUTCH}</abbr>
            </th>
            {languages.map((tag) => (
              <th key={tag} scope="col" lang={tag} dir={directionOf(tag)}>
                {autonymOf(tag)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.packs.map((pack) => (
            <PackRow key={pack.id} pack={pack} languages={languages} />
          ))}
        </tbody>
        <Left packs={matrix.packs} languages={languages} />
      </table>
    </Scroller>
  );
}

function PackRow({ pack, languages }: { readonly pack: PackLine; readonly languages: readonly string[] }) {
  return (
    <tr>
      <th scope="row">
        <span class="row">
          <Tile id={pack.id} tone={pack.tone} size={38} />
          <bdi>{pack.title}</bdi>
        </span>
      </th>
      <td>
        <span class="cell cell-done">
          <span aria-hidden="true">✓</span>
          <span class="hidden">{t("de bron")}</span>
        </span>
      </td>
      {languages.map((tag) => (
        <td key={tag}>
          <CellLink pack={pack} language={tag} />
        </td>
      ))}
    </tr>
  );
}

function CellLink({ pack, language }: { readonly pack: PackLine; readonly language: string }): JSX.Element {
  const cell = pack.cells[language];
  if (!cell) return <span class="hidden">{t("niet in deze taal")}</span>;
  const { tone, sign, words } = progressOf(cell);
  const said = `${words}, ${workLeft(cell.words_left, cell.minutes)}`;
  return (
    <a class={`cell cell-${tone}`} href={sheetLink({ pack: pack.id, language })} title={said}>
      <span aria-hidden="true">{sign}</span>
      <span class="hidden">{said}</span>
    </a>
  );
}

/** What is left in each language, in all packs together. */
function Left({
  packs,
  languages,
}: {
  readonly packs: readonly PackLine[];
  readonly languages: readonly string[];
}) {
  const sum = (tag: string, what: "words_left" | "minutes") =>
    packs.reduce((total, { cells }) => total + (cells[tag]?.[what] ?? 0), 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t("Nog te vertalen: woorden en tijd")}</th>
        <td />
        {languages.map((tag) => (
          <td key={tag} class="left" title={workLeft(sum(tag, "words_left"), sum(tag, "minutes"))}>
            {sum(tag, "words_left")}
            <br />
            {shortTime(sum(tag, "minutes"))}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
