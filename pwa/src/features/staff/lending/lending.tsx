/** Lend and take back: one scan each, without a borrower (S6). */
import "./lending.css";
import type { JSX } from "preact";
import { useCallback } from "preact/hooks";
import { t } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Page } from "../page";
import { visit, worker } from "../state";
import { Camera } from "./camera";
import { isOnlyReturning, pile, scan } from "./desk";
import { LastOnes } from "./last-ones";
import { Said } from "./said";
import { TileChoice } from "./tile-choice";
import { TypeCode } from "./type-code";
import { useWedge } from "./use-wedge";

export function LendingScreen(): JSX.Element {
  const onCode = useCallback((code: string) => scan(code, performance.now()), []);
  useWedge(onCode);
  return (
    <Page title={t("Lenen")} part="lending">
      {!visit.value && <NotOpen />}
      <div class="desk">
        <div class="desk-now">
          <Said />
          {pile.value.length > 0 && <TileChoice />}
          <TypeCode />
          <Camera onCode={onCode} />
        </div>
        <div class="desk-beside">
          <OnlyReturning />
          <LastOnes />
          <div class="more-links">
            <LinkButton kind="quiet" icon="library" href="#/items">
              {t("Alle boeken")}
            </LinkButton>
            <LinkButton kind="quiet" icon="print" href="#/labels">
              {t("Labels")}
            </LinkButton>
          </div>
        </div>
      </div>
    </Page>
  );
}

function OnlyReturning(): JSX.Element {
  return (
    <label class="switch panel">
      <input
        type="checkbox"
        checked={isOnlyReturning.value}
        onChange={(event) => {
          isOnlyReturning.value = event.currentTarget.checked;
        }}
      />
      <span>{t("Alleen terugnemen")}</span>
    </label>
  );
}

/** Scanning works all the same: a book that comes back early is not sent away. */
function NotOpen(): JSX.Element {
  const isHelper = worker.value?.role === "helper";
  return (
    <Notice
      icon="lock"
      title={t("De dag is nog niet open.")}
      action={!isHelper && <LinkButton href="#/visit">{t("Open de dag")}</LinkButton>}
    >
      {isHelper && t("Vraag een medewerker om de dag te openen.")}
    </Notice>
  );
}
