/** A table of counts. A cell under ten says so and nothing more. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import type { Figure } from "./api";
import { languageInDutch } from "./names";
import { TableCard } from "./table-card";

export interface Column {
  readonly field: string;
  readonly name: string;
}

interface FiguresTableProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly figures: readonly Figure[];
}

export function FiguresTable({ caption, columns, figures }: FiguresTableProps): JSX.Element {
  return (
    <TableCard
      caption={caption}
      heads={columns.map(({ name }) => name)}
      rows={figures.map((figure) => ({
        key: JSON.stringify(figure),
        cells: columns.map(({ field }) => shown(field, figure)),
        count: columns.findIndex(({ field }) => field === "n"),
      }))}
      empty={t("Er is nog niets geteld.")}
    />
  );
}

/** Counted without any pack, so that no card is not the whole of one. */
const OUTSIDE: readonly unknown[] = ["missed", "no-language"];

function shown(field: string, figure: Figure): string {
  const value = figure[field];
  if (field === "metric") return METRICS[`${value}`]?.() ?? `${value}`;
  if (field === "language") return languageInDutch(`${value ?? ""}`);
  if (field === "resource" && value === "" && !OUTSIDE.includes(figure.metric)) return t("hele pakket");
  return `${value ?? ""}`;
}

const METRICS: Readonly<Record<string, () => string>> = {
  opened: () => t("geopend"),
  shown: () => t("laten zien"),
  saved: () => t("bewaard"),
  left: () => t("ververst, oude uitgave"),
  renewed: () => t("ververst, nieuwe uitgave"),
  good: () => t("🙂 ja"),
  bad: () => t("🙁 nee"),
  "bad-unclear": () => t("🙁 niet te begrijpen"),
  "bad-wrong": () => t("🙁 klopt niet"),
  "bad-missing": () => t("🙁 er mist iets"),
  "bad-language": () => t("🙁 vertaling niet goed"),
  asked: () => t("gevraagd"),
  missed: () => t("niet gevonden"),
  "no-language": () => t("taal staat er niet"),
};
