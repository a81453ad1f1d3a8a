/** A list out of a spreadsheet: first what it would do and which rows are wrong, then, if somebody says so, it is done. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { FileButton } from "./file-button";
import { Problem } from "./problems";
import { TableCard } from "./table-card";
import { type BadRow, type ImportReport, importItems } from "./team-api";
import { useDeed } from "./use-deed";

interface ImportItemsProps {
  readonly place: string;
  readonly csrf: string;
  readonly onDone: () => void;
}

interface Tried {
  readonly file: File;
  readonly report: ImportReport;
}

export function ImportItems({ place, csrf, onDone }: ImportItemsProps): JSX.Element {
  const [tried, setTried] = useState<Tried>();
  const { problem, isBusy, run } = useDeed();
  const consider = async (file: File) => {
    setTried(undefined);
    const done = await run(
      importItems(place, file, true, csrf),
      t("Het bestand is gelezen. Kijk wat er gebeurt."),
    );
    if (done) setTried({ file, report: done.value });
  };
  const take = async (file: File) => {
    if (!(await run(importItems(place, file, false, csrf), t("De boeken staan op de lijst.")))) return;
    setTried(undefined);
    onDone();
  };
  return (
    <section class="card">
      <h2>{t("Boeken uit een bestand")}</h2>
      <Explanation />
      <FileButton
        text={t("Kies een bestand")}
        accept=".csv,.txt,text/csv"
        onChoose={(file) => void consider(file)}
      />
      <Problem code={problem} />
      {tried && (
        <Report
          {...tried}
          isBusy={isBusy}
          onYes={() => void take(tried.file)}
          onNo={() => setTried(undefined)}
        />
      )}
    </section>
  );
}

function Explanation(): JSX.Element {
  return (
    <p>
      {t(
        "Een CSV-bestand uit Excel of een andere rekenlijst, met bovenaan de kolommen titel, taal en barcode. Bewaar het als CSV UTF-8. Hooguit 5.000 rijen.",
      )}
    </p>
  );
}

interface ReportProps extends Tried {
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Report({ file, report, isBusy, onYes, onNo }: ReportProps): JSX.Element {
  const { added, changed, same, bad, fault } = report;
  if (fault !== null) {
    return (
      <div role="alert">
        <Notice tone="warn" icon="warning" title={FILE_FAULTS[fault]?.() ?? fault}>
          {t("Er is niets veranderd.")}
        </Notice>
      </div>
    );
  }
  const good = added + changed;
  return (
    <>
      <h3>
        <bdi>{file.name}</bdi>
      </h3>
      <ul>
        <li>{tn("{n} nieuw boek", "{n} nieuwe boeken", added)}</li>
        <li>{tn("{n} boek verandert", "{n} boeken veranderen", changed)}</li>
        <li>{tn("{n} boek blijft hetzelfde", "{n} boeken blijven hetzelfde", same)}</li>
        <li>{tn("{n} rij kan niet mee", "{n} rijen kunnen niet mee", bad.length)}</li>
      </ul>
      {bad.length > 0 && <BadRows bad={bad} />}
      <div class="answers">
        {good > 0 && (
          <Button kind="main" icon="check" isBusy={isBusy} onClick={onYes}>
            {tn("Zet {n} boek op de lijst", "Zet {n} boeken op de lijst", good)}
          </Button>
        )}
        <Button kind="quiet" onClick={onNo}>
          {t("Niet doen")}
        </Button>
      </div>
    </>
  );
}

function BadRows({ bad }: { readonly bad: readonly BadRow[] }): JSX.Element {
  return (
    <TableCard
      caption={t("Deze rijen kunnen niet mee")}
      heads={[t("Rij"), t("Wat er mis is, en wat u kunt doen"), t("Er staat")]}
      rows={bad.map(({ row, fault, value }) => ({
        key: `${row}`,
        cells: [row, FAULTS[fault]?.() ?? fault, value === "" ? t("niets") : <bdi key="value">{value}</bdi>],
      }))}
      empty=""
    />
  );
}

const FILE_FAULTS: Readonly<Record<string, () => string>> = {
  "not-utf-8": () => t("Dit bestand is niet te lezen. Bewaar het als CSV UTF-8, en kies het opnieuw."),
  "no-columns": () => t("De bovenste rij moet de kolommen noemen: titel, taal en barcode."),
  "no-rows": () => t("Onder de namen van de kolommen staat niets."),
  "too-many-rows": () => t("Dit zijn meer dan 5.000 rijen. Maak er twee bestanden van."),
};

const FAULTS: Readonly<Record<string, () => string>> = {
  "no-title": () => t("De titel ontbreekt. Vul hem in."),
  "title-too-long": () => t("De titel is langer dan 200 tekens. Maak hem korter."),
  "no-language": () => t("De taal ontbreekt. Schrijf bijvoorbeeld Arabisch of ar."),
  "unknown-language": () => t("Deze taal kennen wij niet. Schrijf bijvoorbeeld Arabisch of ar."),
  "no-barcode": () => t("De barcode ontbreekt. Scan hem, of druk een eigen label op de tablet."),
  "bad-barcode": () => t("Een barcode heeft 1 tot 64 letters en cijfers. Scan hem opnieuw."),
  "rounded-barcode": () =>
    t("De rekenlijst heeft deze barcode afgerond. Zet de kolom op tekst, en scan hem opnieuw."),
  twice: () => t("Deze barcode staat al in een rij erboven. Haal een van de twee weg."),
};
