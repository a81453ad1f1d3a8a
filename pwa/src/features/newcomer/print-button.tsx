/** Puts what is on the screen on paper. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { isInsideApp } from "./in-app";

/** Nothing where this browser cannot print: no button does nothing. */
export function PrintButton(): JSX.Element | null {
  if (!canPrint()) return null;
  return (
    <Button kind="quiet" icon="print" onClick={() => window.print()}>
      {t("Print")}
    </Button>
  );
}

export function canPrint(): boolean {
  return typeof window.print === "function" && !isInsideApp();
}
