/** Until what a screen shows was read. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { Page } from "./page";

export function Loading(): JSX.Element {
  return (
    <Page title={t("Even wachten …")} part="activities">
      {null}
    </Page>
  );
}
