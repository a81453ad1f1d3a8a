/** An app that makes codes: begun with a picture to scan, and there once a code of it was right. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import type { SignedIn } from "../api";
import { AskFirst } from "../ask-first";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { type BegunApp, beginApp, confirmApp, removeApp } from "./account-api";

interface CodeAppProps {
  readonly csrf: string;
  readonly hasApp: boolean;
  readonly onChanged: () => void;
  readonly onProven: (renewed: SignedIn) => Promise<void>;
}

export function CodeApp({ csrf, hasApp, onChanged, onProven }: CodeAppProps): JSX.Element {
  const [begun, setBegun] = useState<BegunApp>();
  const { problem, isBusy, run } = useDeed();
  const begin = async () => {
    const done = await run(beginApp(csrf), t("De code om te scannen staat eronder."));
    if (done) setBegun(done.value);
  };
  const confirm = async (code: string) => {
    const done = await run(confirmApp(code, csrf), t("Uw app werkt."));
    if (!done) return;
    setBegun(undefined);
    await onProven(done.value);
  };
  const remove = async () => {
    if (await run(removeApp(csrf), t("De app is weg."))) onChanged();
  };
  return (
    <section class="card" aria-labelledby="code-app">
      <h2 id="code-app">{t("App met codes")}</h2>
      <p class="aside">
        {t(
          "Een app op uw telefoon maakt elke halve minuut een code van 6 cijfers. Die typt u na uw wachtwoord.",
        )}
      </p>
      {hasApp && <p>{t("U hebt een app met codes.")}</p>}
      <Problem code={problem} />
      {begun ? (
        <NewApp begun={begun} isBusy={isBusy} onConfirm={(code) => void confirm(code)} />
      ) : (
        <div class="answers">
          <Button icon="scan" isBusy={isBusy} onClick={() => void begin()}>
            {hasApp ? t("Neem een andere app") : t("Neem een app met codes")}
          </Button>
          {hasApp && <RemoveApp isBusy={isBusy} onRemove={() => void remove()} />}
        </div>
      )}
    </section>
  );
}

interface NewAppProps {
  readonly begun: BegunApp;
  readonly isBusy: boolean;
  readonly onConfirm: (code: string) => void;
}

function NewApp({ begun: { secret, qr }, isBusy, onConfirm }: NewAppProps): JSX.Element {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isBusy) onConfirm(`${new FormData(event.currentTarget as HTMLFormElement).get("code")}`);
  };
  return (
    <div class="tablet-code">
      <img src={qr} alt={t("QR-code voor uw app")} width={200} height={200} />
      <form onSubmit={submit}>
        <p>{t("1. Scan dit met de app. Lukt dat niet? Typ dan in de app deze letters:")}</p>
        <p>
          <code dir="ltr">{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
        <label class="field">
          <span>{t("2. Typ de code die de app laat zien")}</span>
          <input name="code" inputMode="numeric" autocomplete="one-time-code" required maxLength={10} />
        </label>
        <Button type="submit" kind="main" isBusy={isBusy}>
          {t("Klaar")}
        </Button>
      </form>
    </div>
  );
}

function RemoveApp({
  isBusy,
  onRemove,
}: {
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}): JSX.Element {
  return (
    <AskFirst
      text={t("Haal de app weg")}
      isBusy={isBusy}
      title={t("De app met codes weghalen?")}
      no={t("Nee, houd de app")}
      onYes={onRemove}
    >
      {t("Codes uit deze app werken dan niet meer.")}
    </AskFirst>
  );
}
