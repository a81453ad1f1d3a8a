/** Today: who came, by age band, one tap each (S3). */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Page } from "../page";
import { place } from "../state";

export function TodayScreen(): JSX.Element {
  return (
    <Page title={place.value?.name ?? t("Tellen")} part="today">
      {null}
    </Page>
  );
}
