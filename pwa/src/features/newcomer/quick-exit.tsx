/**
 * "Snel weg": one tap, or Escape three times, and the screen is the list of languages, as on a phone that was just
 * opened. No way back leads to what was read; nothing is fetched for it, so it works without a network.
 */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { LINKS, leaveTo } from "./links";

const TIMES = 3;
const WITHIN = 5000; // ms
const KEYS = "3 × Esc";

export function QuickExit(): JSX.Element {
  useEffect(() => {
    let presses: readonly number[] = [];
    const press = ({ key, repeat, timeStamp }: KeyboardEvent) => {
      if (key !== "Escape" || repeat) return;
      presses = [...presses.filter((before) => timeStamp - before < WITHIN), timeStamp];
      if (presses.length >= TIMES) leave();
    };
    addEventListener("keydown", press, true); // before a dialog that the key closes
    return () => removeEventListener("keydown", press, true);
  }, []);
  return (
    <section class="exit-bar" aria-label={t("Snel weg")}>
      <Button kind="exit" icon="away" onClick={leave}>
        {t("Snel weg")}
      </Button>
      <p class="aside keys">
        <bdi dir="ltr">{KEYS}</bdi>
      </p>
    </section>
  );
}

function leave(): void {
  leaveTo(LINKS.language);
}
