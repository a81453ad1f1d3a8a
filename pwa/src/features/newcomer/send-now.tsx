/** The reader's own "send now"; what came of it stands above the button, where the eye is. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { fetchAnswers } from "../../net/answers";
import { type FlushResult, sendNow } from "../../net/outbox";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

export function SendNow(): JSX.Element {
  const [isTrying, setTrying] = useState(false);
  const [result, setResult] = useState<FlushResult>();
  const send = async () => {
    setTrying(true);
    setResult(await sendNow());
    void fetchAnswers();
    setTrying(false);
  };
  return (
    <div class="outcome">
      <div role="status">{result && <Outcome isSent={result.ok} />}</div>
      <Button icon="send" onClick={() => void send()} isBusy={isTrying}>
        {isTrying ? t("Bezig …") : t("Verstuur nu")}
      </Button>
    </div>
  );
}

function Outcome({ isSent }: { readonly isSent: boolean }): JSX.Element {
  return isSent ? (
    <Notice tone="done" icon="check">
      {t("Alles is verstuurd.")}
    </Notice>
  ) : (
    <Notice icon="pause">{t("Dat kan nu niet. Wat wacht, is veilig en gaat later vanzelf.")}</Notice>
  );
}
