/** Instead of a screen that is not for helpers. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Page } from "./page";

export function ForTheTeam(): JSX.Element {
  return (
    <Page title={t("Voor het team")} part="activities">
      <Notice
        icon="people"
        title={t("Dit doet een medewerker.")}
        action={
          <LinkButton href="#/activities" icon="star">
            {t("Naar de activiteiten")}
          </LinkButton>
        }
      />
    </Page>
  );
}
