/** Cards that were taken back from phones, why, and how they come back. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import type { Recalled } from "./api";

interface TakenBackProps {
  readonly recalls: readonly Recalled[];
  /** Of this pack alone; of all where none is named. */
  readonly pack?: string;
  readonly nameOf: (recalled: Recalled) => string;
}

export function TakenBack({ pack, nameOf, ...all }: TakenBackProps): JSX.Element | null {
  const recalls = all.recalls.filter((one) => pack === undefined || one.pack === pack);
  if (recalls.length === 0) return null;
  return (
    <section class="card" aria-labelledby="recalls">
      <h2 id="recalls">{t("Teruggehaald")}</h2>
      <ul class="names">
        {recalls.map((one) => (
          <li key={`${one.pack}/${one.resource}`}>
            <strong>{nameOf(one)}</strong>
            <span>{t("tot en met uitgave {n}", { n: one.up_to_edition })}</span>
            <span>{one.reason.nl}</span>
            <span>{one.is_shown_again ? t("weer te zien in een hogere uitgave") : t("nergens te zien")}</span>
          </li>
        ))}
      </ul>
      {recalls.some((one) => !one.is_shown_again) && (
        <p class="aside">
          {t("Een kaart komt terug met een nieuwe uitgave: verbeter haar, of ga terug naar een uitgave.")}
        </p>
      )}
    </section>
  );
}
