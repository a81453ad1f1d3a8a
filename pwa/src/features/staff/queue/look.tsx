/** What needs a look: two versions of one thing, loans that cannot be, and what the centre holds (S9). Nothing waits for it. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import type { OddLoan } from "../loans";
import { Page } from "../page";
import { ClashCard } from "./clash";
import { Held } from "./held";
import { toLookAt } from "./needs-look";
import { OddLoanRow } from "./odd-loan";

export function LookScreen(): JSX.Element {
  const title = t("Nakijken");
  const { clashes, loans, held } = toLookAt();
  return (
    <Page title={title} part="queue" aside={t("Doe dit zonder bezoekers erbij. Het heeft geen haast.")}>
      {clashes.length + loans.length + held.length === 0 && (
        <Notice tone="done" icon="check" title={t("Er is niets om na te kijken.")} />
      )}
      {clashes.length > 0 && (
        <section aria-labelledby="clashes">
          <h2 id="clashes" tabIndex={-1}>
            {t("Twee versies: welke klopt?")}
          </h2>
          {clashes.map((clash) => (
            <ClashCard key={`${clash.record.entity_id} ${clash.name}`} clash={clash} />
          ))}
        </section>
      )}
      {loans.length > 0 && <OddLoans loans={loans} />}
      {held.length > 0 && (
        <section aria-labelledby="held">
          <h2 id="held">{t("De server houdt dit vast")}</h2>
          <ul class="cards">
            {held.map((refused) => (
              <Held key={refused.op_id} refused={refused} />
            ))}
          </ul>
        </section>
      )}
      <LinkButton kind="quiet" icon="back" href="#/queue">
        {t("Naar de wachtrij")}
      </LinkButton>
    </Page>
  );
}

function OddLoans({ loans }: { readonly loans: readonly OddLoan[] }): JSX.Element {
  return (
    <section aria-labelledby="odd-loans">
      <h2 id="odd-loans">{t("Lenen: dit kan niet kloppen")}</h2>
      <ul class="cards">
        {loans.map((loan) => (
          <OddLoanRow key={loan.op_id} loan={loan} />
        ))}
      </ul>
    </section>
  );
}
