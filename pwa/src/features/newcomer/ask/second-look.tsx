/** Before something leaves the phone that may say who somebody is: look again, and send it anyway if that is meant. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import type { Personal } from "../../../ui/personal";

interface SecondLookProps {
  readonly found: readonly Personal[];
  readonly onBack: () => void;
  readonly onMend: () => void;
  readonly onSend: () => void;
}

export function SecondLook({ found, onBack, onMend, onSend }: SecondLookProps): JSX.Element {
  return (
    <Dialog title={t("Kijk nog een keer")} onClose={onBack}>
      <p>{t("In uw tekst staat misschien:")}</p>
      <ul class="points">
        {found.map((kind) => (
          <li key={kind}>{KINDS[kind]()}</li>
        ))}
      </ul>
      <p>{t("De bieb heeft dat niet nodig. Zonder is veiliger voor u.")}</p>
      <div class="answers">
        <Button kind="main" icon="back" onClick={onMend}>
          {t("Ik haal het weg")}
        </Button>
        <Button kind="quiet" icon="send" onClick={onSend}>
          {t("Verstuur toch")}
        </Button>
      </div>
    </Dialog>
  );
}

const KINDS: Readonly<Record<Personal, () => string>> = {
  email: () => t("een e-mailadres"),
  phone: () => t("een telefoonnummer"),
  bsn: () => t("een BSN: het nummer dat de overheid van u heeft"),
  "v-number": () => t("een V-nummer: het nummer dat de IND van u heeft"),
  document: () => t("een nummer van een papier of een pas"),
};
