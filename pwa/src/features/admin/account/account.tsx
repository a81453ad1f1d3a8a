/** One's own account: what one logs in with, codes for when that is lost, and where one is logged in. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Notice } from "../../../ui/notice";
import type { SignedIn } from "../api";
import { PageTitle } from "../page-title";
import type { ScreenProps } from "../screens";
import { session } from "../state";
import { Unread } from "../unread";
import { useList } from "../use-list";
import { readOwn, renewRecoveryCodes } from "./account-api";
import { CodeApp } from "./code-app";
import { Passkeys } from "./passkeys";
import { Password } from "./password";
import { RecoveryCodes } from "./recovery-codes";
import { Sessions } from "./sessions";

export function AccountPage({ csrf, self }: ScreenProps): JSX.Element | null {
  const [answer, reload] = useList(readOwn);
  const [codes, setCodes] = useState<readonly string[]>();
  const signedIn = session.value;
  if (!signedIn) return null;
  const own = answer?.ok ? answer.value : undefined;
  const proven = async (renewed: SignedIn) => {
    session.value = renewed;
    // A first factor without codes for the day that it is lost would lock its owner out.
    if (own?.factors.recovery_codes === 0) {
      const made = await renewRecoveryCodes(renewed.csrf);
      if (made.ok) setCodes(made.value.codes);
    }
    reload();
  };
  const rest = { csrf, onChanged: reload };
  return (
    <>
      <PageTitle text={t("Mijn account")} />
      <p class="aside">
        <bdi>{self}</bdi>
      </p>
      {signedIn.with_factor.length > 0 && !signedIn.has_mfa && <WhyFactor />}
      <Unread answers={[answer]} />
      {own && (
        <>
          <RecoveryCodes {...rest} factors={own.factors} codes={codes} onMade={setCodes} />
          <Passkeys {...rest} passkeys={own.factors.passkeys} onProven={proven} />
          <CodeApp {...rest} hasApp={own.factors.has_code_app} onProven={proven} />
          <Password {...rest} name={self} />
          <Sessions {...rest} sessions={own.sessions} />
        </>
      )}
    </>
  );
}

function WhyFactor(): JSX.Element {
  return (
    <Notice icon="lock" title={t("Voor publiceren en beheren is een wachtwoord niet genoeg.")}>
      {t(
        "Maak een passkey of een code-app. Dan weet Wegwijs zeker dat u het bent, en mag u alles wat bij uw taak hoort.",
      )}
    </Notice>
  );
}
