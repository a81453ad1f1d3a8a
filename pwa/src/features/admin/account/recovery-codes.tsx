/** Codes on paper for who lost their phone and their keys: told once, when they are made. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Problem } from "../problems";
import { session } from "../state";
import { useDeed } from "../use-deed";
import { type Factors, renewRecoveryCodes } from "./account-api";

interface RecoveryCodesProps {
  readonly csrf: string;
  readonly factors: Factors;
  /** Those that were made just now. */
  readonly codes: readonly string[] | undefined;
  readonly onMade: (codes: readonly string[]) => void;
  readonly onChanged: () => void;
}

export function RecoveryCodes(props: RecoveryCodesProps): JSX.Element | null {
  const { csrf, factors, codes, onMade, onChanged } = props;
  const { problem, isBusy, run } = useDeed();
  if (factors.passkeys.length === 0 && !factors.has_code_app) return null;
  const renew = async () => {
    const done = await run(renewRecoveryCodes(csrf), t("De herstelcodes staan eronder."));
    if (!done) return;
    onMade(done.value.codes);
    onChanged();
  };
  return (
    <section class="card" aria-labelledby="recovery">
      <h2 id="recovery">{t("Herstelcodes")}</h2>
      {codes ? (
        <NewCodes codes={codes} />
      ) : (
        <p>{tn("U hebt nog {n} herstelcode.", "U hebt nog {n} herstelcodes.", factors.recovery_codes)}</p>
      )}
      <Problem code={problem} />
      {session.value?.has_mfa && (
        <Button icon="again" isBusy={isBusy} onClick={() => void renew()}>
          {t("Maak nieuwe herstelcodes")}
        </Button>
      )}
    </section>
  );
}

function NewCodes({ codes }: { readonly codes: readonly string[] }): JSX.Element {
  return (
    <>
      <Notice icon="print" title={t("Schrijf deze codes op, of druk ze af.")}>
        {t(
          "U ziet ze maar één keer. Elke code werkt één keer, na uw wachtwoord, als u uw telefoon of sleutel kwijt bent. Oude codes werken niet meer.",
        )}
      </Notice>
      <ol class="codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code.match(/.{1,4}/g)?.join(" ")}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
