/** A few words of the team's own, kept while they are typed. What says who somebody is, is asked about before it is written. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { findPersonal, type Personal } from "../../ui/personal";

interface OwnWordsProps {
  readonly label: string;
  readonly value: string;
  readonly most: number; // characters
  readonly onType: (text: string) => void;
}

export function OwnWords({ label, value, most, onType }: OwnWordsProps): JSX.Element {
  return (
    <div class="field">
      <label class="field">
        <span>{label}</span>
        <textarea
          rows={3}
          maxLength={most}
          dir="auto"
          autocomplete="off" // else the browser keeps what is typed with its tabs, on disk and readable
          value={value}
          aria-describedby="no-names"
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      <p id="no-names" class="aside">
        {t("Schrijf geen namen en geen nummers van mensen.")}
      </p>
    </div>
  );
}

/** Do it with this text; where the text may say who somebody is, only when that is meant. */
export interface SecondLook {
  readonly check: (text: string, deed: () => void) => void;
  readonly dialog: JSX.Element | null;
}

export function useSecondLook(): SecondLook {
  const [found, setFound] = useState<{ readonly kinds: readonly Personal[]; readonly deed: () => void }>();
  const close = () => setFound(undefined);
  const check = (text: string, deed: () => void) => {
    const kinds = findPersonal(text);
    if (kinds.length === 0) deed();
    else setFound({ kinds, deed });
  };
  const dialog = found ? (
    <Dialog title={t("Kijk nog een keer")} onClose={close}>
      <p>{t("In de tekst staat misschien:")}</p>
      <ul class="points">
        {found.kinds.map((kind) => (
          <li key={kind}>{personalName(kind)}</li>
        ))}
      </ul>
      <p>{t("Wij bewaren niets over wie iemand is. Haal het weg als dat kan.")}</p>
      <div class="answers">
        <Button
          kind="quiet"
          onClick={() => {
            close();
            found.deed();
          }}
        >
          {t("Bewaar toch")}
        </Button>
        <Button kind="main" icon="back" onClick={close}>
          {t("Ik haal het weg")}
        </Button>
      </div>
    </Dialog>
  ) : null;
  return { check, dialog };
}

function personalName(kind: Personal): string {
  switch (kind) {
    case "email":
      return t("een e-mailadres");
    case "phone":
      return t("een telefoonnummer");
    case "bsn":
      return t("een BSN");
    case "v-number":
      return t("een V-nummer");
    case "document":
      return t("een nummer van een papier of een pas");
  }
}
