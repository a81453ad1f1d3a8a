/** What a file would change, row by row; only what is new or changed, and not newer here, can be chosen. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { directionOf } from "../../../i18n/languages";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { detailInWords, ruleInWords } from "../fault";
import { TableCard } from "../table-card";
import type { Diff, DiffRow, Kind, Where } from "./api";
import { sheetLink } from "./links";

const KINDS: Readonly<Record<Kind, () => string>> = {
  new: () => t("nieuw"),
  changed: () => t("veranderd"),
  conflict: () => t("hier intussen ook veranderd: blijft staan"),
  unfit: () => t("past niet bij het Nederlands: blijft weg"),
  unknown: () => t("onbekend: staat niet meer in het pakket"),
};

interface DiffTableProps {
  readonly diff: Diff;
  readonly where: Where;
  readonly isBusy: boolean;
  readonly onTake: (rows: readonly DiffRow[]) => void;
  readonly onLeave: () => void;
}

export function DiffTable({ diff, where, isBusy, onTake, onLeave }: DiffTableProps): JSX.Element {
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const chosen = diff.rows.filter((row) => canBeTaken(row) && !off.has(row.segment));
  const turn = (segment: string) => {
    const changed = new Set(off);
    if (!changed.delete(segment)) changed.add(segment);
    setOff(changed);
  };
  return (
    <>
      <TableCard
        caption={t("Wat het bestand verandert")}
        heads={[t("Neem over"), t("Tekst"), t("Wat"), t("Staat er nu"), t("Staat in het bestand")]}
        rows={diff.rows.map((row) => ({
          key: row.segment,
          cells: cellsOf(row, where, !off.has(row.segment), () => turn(row.segment)),
        }))}
        empty={t("Niets: alles in het bestand staat hier al.")}
      />
      <p>{tn("{n} tekst blijft hetzelfde.", "{n} teksten blijven hetzelfde.", diff.same)}</p>
      <div class="answers">
        {chosen.length > 0 && (
          <Button kind="main" icon="check" isBusy={isBusy} onClick={() => onTake(chosen)}>
            {tn("Neem {n} tekst over", "Neem {n} teksten over", chosen.length)}
          </Button>
        )}
        <Button kind="quiet" onClick={onLeave}>
          {t("Niet doen")}
        </Button>
      </div>
    </>
  );
}

/** What it would do, and what the checks find in it: a help, that stops nobody. */
function What({ row: { kind, problems } }: { readonly row: DiffRow }): JSX.Element {
  return (
    <>
      {KINDS[kind]()}
      {problems.map(({ rule, problem }) => (
        <span key={`${rule} ${problem}`} class="found">
          <Icon name="warning" size={18} />{" "}
          {[ruleInWords(rule), detailInWords(problem)].filter(Boolean).join(": ")}
        </span>
      ))}
    </>
  );
}

function canBeTaken({ kind }: DiffRow): boolean {
  return kind === "new" || kind === "changed";
}

function cellsOf(row: DiffRow, where: Where, isOn: boolean, onTurn: () => void): readonly JSX.Element[] {
  const { language } = where;
  const said = (key: string, text: string) => (
    <span key={key} lang={language} dir={directionOf(language)}>
      {text}
    </span>
  );
  return [
    <span key="take" class="checks">
      {canBeTaken(row) && (
        <label>
          <input type="checkbox" checked={isOn} onChange={onTurn} />
          <span class="hidden">{t("Neem {text} over", { text: row.nl })}</span>
        </label>
      )}
    </span>,
    <span key="nl">
      {row.kind === "unknown" ? <bdi>{row.nl}</bdi> : <a href={sheetLink(where, row.segment)}>{row.nl}</a>}
    </span>,
    <What key="kind" row={row} />,
    said("ours", row.ours),
    said("theirs", row.theirs),
  ];
}
