/** A tablet becomes a team's, with the code that an administrator shows (S1). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { enrolDevice } from "../../../net/team";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Gate } from "../gate";
import { readTeam } from "../state";
import { noteForgotten, wasForgotten } from "../tablet";

type Trouble = "wrong-code" | "offline";

interface EnrolProps {
  /** As it came with the administrator's QR code. */
  readonly code: string;
  readonly onDone: () => void;
}

export function EnrolScreen(props: EnrolProps): JSX.Element {
  return (
    <Gate title={t("Deze tablet koppelen")}>
      {wasForgotten() && (
        <Notice tone="warn" icon="trash" title={t("Deze tablet is vergeten")}>
          {t(
            "De beheerder heeft deze tablet gewist. Alles van het team is weg. U kunt hem opnieuw koppelen.",
          )}
        </Notice>
      )}
      <p class="lead">
        {t("De beheerder maakt een code voor deze tablet. Scan de QR-code, of typ de code hier.")}
      </p>
      <CodeForm {...props} />
      <p class="aside">
        {t("Daarna weet de bibliotheek welke tablet dit is. Wie ermee werkt kiest zelf een pincode.")}
      </p>
    </Gate>
  );
}

function CodeForm({ code: given, onDone }: EnrolProps): JSX.Element {
  const [code, setCode] = useState(given);
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const came = await enrol(code.trim(), onDone);
    setBusy(false);
    setTrouble(came);
  };
  return (
    <form class="enrol" onSubmit={(event) => void send(event)}>
      <label class="field">
        <span>{t("Code van de beheerder")}</span>
        <input
          value={code}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={20}
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </label>
      <div role="status">{trouble && <Why trouble={trouble} />}</div>
      <Button kind="main" type="submit" icon="check" isBusy={isBusy} isDisabled={code.trim() === ""}>
        {t("Koppel deze tablet")}
      </Button>
    </form>
  );
}

async function enrol(code: string, onDone: () => void): Promise<Trouble | undefined> {
  const came = await enrolDevice(code);
  if (came === "wrong-code" || came === "offline") return came;
  noteForgotten(false);
  onDone();
  await readTeam();
  return undefined;
}

function Why({ trouble }: { readonly trouble: Trouble }): JSX.Element {
  if (trouble === "offline") {
    return (
      <Notice tone="warn" icon="offline" title={t("Er is nu geen internet.")}>
        {t("Koppelen kan alleen met internet. Maak verbinding en probeer het nog een keer.")}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" icon="warning" title={t("Deze code werkt niet")}>
      {t("Een code werkt één keer en tien minuten lang. Kijk of u hem goed typte, of vraag een nieuwe.")}
    </Notice>
  );
}
