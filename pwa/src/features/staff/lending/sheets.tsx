/** What is printed: labels with their code for eyes and for cameras, and numbered tiles. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Tile } from "../../../ui/tile";
import { motifOfTile } from "./paper-tiles";
import { QrCode } from "./qr";

export function LabelSheet({ labels }: { readonly labels: readonly string[] }): JSX.Element {
  return (
    <ul class="sheet-of-labels" aria-label={t("Labels voor boeken")}>
      {labels.map((label) => (
        <li key={label}>
          <QrCode text={label} />
          <span>
            <Tile id={label} tone="canal" size={40} />
            <bdi dir="ltr">{label}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function TileSheet({ most }: { readonly most: number }): JSX.Element {
  return (
    <ul class="sheet-of-labels" aria-label={t("Tegels voor lezers")}>
      {Array.from({ length: most }, (_, at) => at + 1).map((n) => (
        <li key={n}>
          <Tile id={motifOfTile(n)} tone="canal" size={88} />
          <strong>{n}</strong>
        </li>
      ))}
    </ul>
  );
}
