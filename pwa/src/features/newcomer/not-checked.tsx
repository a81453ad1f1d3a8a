/** There was a line and still no check for news: why, which dates disagree, and what the reader can do about it. */
import type { JSX } from "preact";
import { notChecked } from "../../app/state";
import { weekdayInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import type { Reason } from "../../net/packs";
import { Notice } from "../../ui/notice";

/** Nothing where the last check was one, or where there is no line: that is a state of its own. */
export function NotChecked(): JSX.Element | null {
  const failed = notChecked.value;
  if (!failed || failed.reason === "no-space") return null;
  return (
    <Notice tone="warn" icon="warning" title={t("Niet gekeken of er iets nieuws is.")}>
      {t("Wat u hebt, kunt u gewoon lezen.")} <Dates reason={failed.reason} server={failed.server} />
      {failed.reason === "refused" && t("De bieb stuurde iets dat niet klopt. Laat dit zien aan de bieb.")}{" "}
      <small class="code">{failed.detail}</small>
    </Notice>
  );
}

interface DatesProps {
  readonly reason: Reason;
  readonly server: string | undefined;
}

/** What day it is here, and there where that is known, and how to set it right (clause 2.12). */
export function Dates({ reason, server }: DatesProps): JSX.Element | null {
  if (reason !== "clock" && reason !== "expired") return null;
  const own = weekdayInWords(new Date().toISOString());
  return (
    <>
      <br />
      {t("Op uw telefoon is het {day}.", { day: own })}{" "}
      {server !== undefined && t("Bij de bieb is het {day}.", { day: weekdayInWords(server) })}
      <br />
      {t(
        "Klopt dat niet? Ga naar de instellingen van uw telefoon, dan naar datum en tijd, en kies automatisch.",
      )}{" "}
      {reason === "expired" && t("Klopt het wel? Zeg het tegen de bieb.")}
    </>
  );
}
