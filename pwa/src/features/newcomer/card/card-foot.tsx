/** Under a card: who says so, when it was checked, how sure the translation is, and two faces. */
import type { JSX } from "preact";
import { settings } from "../../../app/state";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import type { Use } from "../../../store/counters";
import type { Document } from "../../../sync/pack";
import { cardLink } from "../links";
import { PrintButton } from "../print-button";
import { Faces } from "./faces";
import { PaperFoot } from "./paper";

interface CardFootProps {
  readonly document: Document;
  readonly use: Omit<Use, "metric"> | undefined;
}

export function CardFoot({ document, use }: CardFootProps): JSX.Element {
  return (
    <footer class="card-foot">
      {use && settings.value.counting && <Faces document={document} use={use} />}
      <Source document={document} />
      <PrintButton />
      <PaperFoot pack={document.pack} link={cardLink(document.pack, document.resource)} />
    </footer>
  );
}

export function Source({ document }: { readonly document: Document }): JSX.Element {
  return (
    <>
      <dl>
        <div>
          <dt>{t("Dit zegt")}</dt>
          <dd>
            <bdi lang="nl">{document.source_name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("Gecheckt op")}</dt>
          <dd>{dayInWords(document.last_checked)}</dd>
        </div>
      </dl>
      {document.review === "unreviewed" && (
        <p class="aside">{t("Deze vertaling is nog niet nagekeken. Twijfelt u? Vraag het de bieb.")}</p>
      )}
    </>
  );
}
