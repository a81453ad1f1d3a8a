/** The reader's own "send now", and what came of it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { fetchAnswers } from "../../net/answers";
import { type FlushResult, sendNow } from "../../net/outbox";
import { Button } from "../../ui/button";

export function SendNow(): JSX.Element {
  const [isTrying, setTrying] = useState(false);
  const [said, say] = useState("");
  const send = async () => {
    setTrying(true);
    say(outcome(await sendNow()));
    void fetchAnswers();
    setTrying(false);
  };
  return (
    <>
      <Button icon="send" onClick={() => void send()} isDisabled={isTrying}>
        {isTrying ? t("Bezig …") : t("Verstuur nu")}
      </Button>
      <p role="status">{said}</p>
    </>
  );
}

function outcome(result: FlushResult): string {
  return result.ok
    ? t("Alles is verstuurd.")
    : t("Dat kan nu niet. Wat wacht, is veilig en gaat later vanzelf.");
}
