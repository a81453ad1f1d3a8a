/** The editions before, what was new in each, and the way back to one. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { AskFirst } from "../ask-first";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { goBack, type PastEdition, type Publication } from "./api";

interface PastProps {
  readonly pack: string;
  readonly past: readonly PastEdition[];
  readonly csrf: string;
  readonly onDone: (publication: Publication) => void;
}

export function Past({ pack, past, csrf, onDone }: PastProps): JSX.Element | null {
  const { problem, isBusy, run } = useDeed();
  const [notes, setNotes] = useState("");
  const back = async (edition: number) => {
    const done = await run(goBack(pack, { edition, notes }, csrf), t("De uitgave is gemaakt."));
    if (done) onDone(done.value);
  };
  if (past.length === 0) return null;
  return (
    <section class="card" aria-labelledby="past">
      <h2 id="past">{t("Uitgaven")}</h2>
      <Problem code={problem} />
      <ul class="names">
        {past.map((one) => (
          <li key={one.edition}>
            <strong>{t("uitgave {n}", { n: one.edition })}</strong>
            <span>{dayInWords(one.published)}</span>
            <span>{one.notes}</span>
            {one.restores !== null && <span>{t("de inhoud van uitgave {n}", { n: one.restores })}</span>}
            <AskFirst
              icon="again"
              text={t("Terug hierheen")}
              label={t("Terug hierheen: uitgave {n}", { n: one.edition })}
              isBusy={isBusy}
              title={t("Terug naar uitgave {n}?", { n: one.edition })}
              no={t("Nee")}
              onYes={() => void back(one.edition)}
            >
              {t("Er komt een nieuwe uitgave met deze inhoud. Wat was teruggehaald, is daarin weer te zien.")}
              <label class="field">
                <span>{t("Waarom?")}</span>
                <input maxLength={500} onInput={(event) => setNotes(event.currentTarget.value)} />
              </label>
            </AskFirst>
          </li>
        ))}
      </ul>
    </section>
  );
}
