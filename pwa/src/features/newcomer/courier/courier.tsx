/** Delen: a saved pack as a file for another phone, a file that somebody brought, and words for who goes to the network. */
import type { JSX } from "preact";
import { packs } from "../../../app/state";
import { t } from "../../../i18n/words";
import { carryWords, sharePack } from "../../../net/courier";
import { Notice } from "../../../ui/notice";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { inReadersLanguage } from "../offers";
import { MakeFile } from "./make-file";
import { OpenFile } from "./open-file";

export function CourierScreen(): JSX.Element {
  return (
    <Screen title={t("Delen zonder internet")} back={LINKS.saved}>
      <section class="blocks">
        <h2>{t("Geef een pakket aan een ander")}</h2>
        {packs.value.length === 0 && <p class="aside">{t("U hebt nog geen pakket bewaard.")}</p>}
        {packs.value.map(({ pack, manifest }) => (
          <MakeFile
            key={pack}
            name={`${pack}.wegwijs`}
            words={t("Deel: {title}", { title: inReadersLanguage(manifest.title).text })}
            make={async () => {
              const shared = await sharePack(pack);
              return shared.ok ? shared.file : undefined;
            }}
            nothing={t("Dit pakket is niet het nieuwste. Ga één keer op internet en probeer het dan weer.")}
          />
        ))}
      </section>
      <section class="blocks">
        <h2>{t("Open een bestand van een ander")}</h2>
        <p class="aside">{t("Wij kijken eerst of het echt van de bibliotheek is.")}</p>
        <OpenFile />
      </section>
      <section class="blocks">
        <h2>{t("Geef uw berichten mee")}</h2>
        <Notice icon="show">
          {t("Gaat iemand van de bieb naar internet? Geef dit bestand mee. Alleen de bieb kan het lezen.")}
        </Notice>
        <MakeFile
          name="berichten.wegwijs"
          words={t("Maak een bestand met uw berichten")}
          make={() => carryWords(new Date())}
          nothing={t("Er wacht niets.")}
        />
      </section>
    </Screen>
  );
}
