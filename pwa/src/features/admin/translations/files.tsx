/** Translations out as a file and back in: first what it would change, and then only what somebody chose. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { FileButton } from "../file-button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { compareFile, type Diff, type DiffRow, type Form, takeRows, type Where } from "./api";
import { DiffTable } from "./diff-table";
import { Downloads } from "./export-dialog";
import { mayTranslate } from "./may";

interface FilesCardProps {
  readonly where: Where;
  readonly csrf: string;
  readonly onTaken: () => void;
}

export function FilesCard({ where, csrf, onTaken }: FilesCardProps): JSX.Element {
  const [diff, setDiff] = useState<Diff>();
  const [left, setLeft] = useState<readonly string[]>([]);
  const { problem, isBusy, run } = useDeed();
  const consider = async (file: File) => {
    setDiff(undefined);
    setLeft([]);
    const done = await run(compareFile(where, formOf(file), file, csrf), t("Het bestand is gelezen."));
    if (done) setDiff(done.value);
  };
  const take = async (rows: readonly DiffRow[]) => {
    const done = await run(takeRows(where, rows, csrf));
    if (!done) return;
    announce(tn("{n} tekst overgenomen.", "{n} teksten overgenomen.", done.value.taken));
    setDiff(undefined);
    setLeft(done.value.left);
    onTaken();
  };
  return (
    <section class="card" aria-label={t("Bestanden")}>
      <h2>{t("Met een ander programma vertalen")}</h2>
      <div class="answers">
        <Downloads where={where} />
      </div>
      {mayTranslate(where.language) && <Return onChoose={(file) => void consider(file)} />}
      <Problem code={problem} />
      <Left segments={left} />
      {diff && (
        <DiffTable
          diff={diff}
          where={where}
          isBusy={isBusy}
          onTake={(rows) => void take(rows)}
          onLeave={() => setDiff(undefined)}
        />
      )}
    </section>
  );
}

function Return({ onChoose }: { readonly onChoose: (file: File) => void }): JSX.Element {
  const text = t("Neem een bestand terug (PO of XLIFF)");
  return <FileButton text={text} accept=".po,.xlf,.xliff" onChoose={onChoose} />;
}

function formOf({ name }: File): Form {
  return /\.po$/i.test(name) ? "po" : "xliff";
}

/** What was not taken over, because it is newer here by now. */
function Left({ segments }: { readonly segments: readonly string[] }): JSX.Element | null {
  if (segments.length === 0) return null;
  return (
    <Notice tone="warn" icon="warning" title={t("Deze teksten zijn intussen veranderd en blijven staan")}>
      <bdi>{segments.join(", ")}</bdi>
    </Notice>
  );
}
