/** How many words are being learned, and the way to begin anew. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { whenChanged } from "../../../store/changes";
import { forgetLearned, learned } from "../../../store/learned";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { announce } from "../../../ui/live";

export function Learnt(): JSX.Element | null {
  const count = useCount();
  const [isAsking, setAsking] = useState(false);
  if (count === 0) return null;
  const begin = async () => {
    await forgetLearned();
    setAsking(false);
    announce(t("U begint opnieuw met leren."));
  };
  return (
    <section>
      <h2>{t("Wat u leert")}</h2>
      <p>
        {tn("U oefent nu {n} woord.", "U oefent nu {n} woorden.", count)}{" "}
        {t("Dit staat alleen op deze telefoon.")}
      </p>
      <Button icon="again" onClick={() => setAsking(true)}>
        {t("Begin opnieuw")}
      </Button>
      {isAsking && (
        <Dialog title={t("Opnieuw beginnen met leren?")} onClose={() => setAsking(false)}>
          <p>{t("Dan vergeet uw telefoon welke woorden u al kent.")}</p>
          <div class="answers">
            <Button kind="danger" icon="trash" onClick={() => void begin()}>
              {t("Ja")}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t("Nee, ga terug")}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function useCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const read = () => void learned().then(({ size }) => setCount(size));
    read();
    return whenChanged((subject) => {
      if (subject === "learned") read();
    });
  }, []);
  return count;
}
