/** Translations out as a file and back in: first what it would change, and then only what somebody chose. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { compareFile, type Diff, type DiffRow, takeRows, type Where } from "./api";
import { DiffTable } from "./diff-table";
import { Downloads } from "./export-dialog";

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
    const form = /\.po$/i.test(file.name) ? "po" : "xliff";
    const done = await run(
      compareFile(where, form, file, csrf),
      t("Het bestand is gelezen. Kijk wat er verandert."),
    );
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
      <FileField onChoose={(file) => void consider(file)} />
      <Problem code={problem} />
      {left.length > 0 && (
        <Notice tone="warn" icon="warning" title={t("Deze teksten zijn intussen veranderd en blijven staan")}>
          <bdi>{left.join(", ")}</bdi>
        </Notice>
      )}
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

function FileField({ onChoose }: { readonly onChoose: (file: File) => void }): JSX.Element {
  return (
    <label class="field">
      <span>{t("Neem een bestand terug (PO of XLIFF)")}</span>
      <input
        type="file"
        accept=".po,.xlf,.xliff"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = ""; // the same file may come again, mended
          if (file) onChoose(file);
        }}
      />
    </label>
  );
}
