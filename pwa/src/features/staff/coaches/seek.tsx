/** "Ik zoek": how old is asked first and kept nowhere; then a language, and the parts of days. The card is the fourth tap. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { LanguageTiles } from "../language-tiles";
import { write } from "../state";
import type { StepProps } from "./coaches";
import { DayPartGrid } from "./day-part-grid";
import { freeId } from "./numbers";
import { StepSection } from "./step";

/** Nobody under eighteen is matched; nothing of this is written. */
export function TooYoung({ go }: StepProps): JSX.Element {
  return (
    <StepSection title={t("Een taalmaatje is er vanaf 18 jaar")} onBack={() => go({ at: "board" })}>
      <Notice icon="people" title={t("Hier kun je wel terecht:")} />
      <ul class="points">
        <li>{t("Op school: vraag je leraar of mentor.")}</li>
        <li>{t("Bij het jongerenwerk in de buurt.")}</li>
        <li>{t("Bij de medewerkers van de opvang.")}</li>
        <li>{t("In de bieb: voorlezen, de quiz en boeken om mee te nemen.")}</li>
      </ul>
      <p class="aside">{t("Er is niets bewaard.")}</p>
    </StepSection>
  );
}

export function ChooseLanguage({ go }: StepProps): JSX.Element {
  return (
    <StepSection title={t("Welke taal spreekt u?")} onBack={() => go({ at: "board" })}>
      <LanguageTiles onChoose={(language) => go({ at: "dayparts", language })} />
    </StepSection>
  );
}

export function ChooseDayParts({ language, go }: StepProps & { readonly language: string }): JSX.Element {
  const [dayparts, choose] = useState<readonly string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const id = freeId();
    await write("coach", id, { side: "demand", language, dayparts, state: "open" });
    announce(t("De kaart is bewaard."));
    go({ at: "card", id });
  };
  return (
    <StepSection title={t("Wanneer kunt u?")} onBack={() => go({ at: "language" })}>
      <DayPartGrid chosen={dayparts} onChange={choose} />
      <Button
        kind="main"
        icon="check"
        isBusy={isSaving}
        isDisabled={dayparts.length === 0}
        onClick={() => void save()}
      >
        {t("Maak de kaart")}
      </Button>
    </StepSection>
  );
}
