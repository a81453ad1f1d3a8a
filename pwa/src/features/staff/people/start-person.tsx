/** The first time on a tablet, or after a PIN was forgotten: a start code of the administrator, then a PIN twice. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { startPerson } from "../../../net/team";
import type { Person } from "../../../store/team-database";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Gate } from "../gate";
import { setPin, unlock } from "../state";
import { PinField } from "./pin-field";

type Trouble = "wrong-code" | "offline";

interface StartProps {
  readonly person: Person;
  readonly onBack: () => void;
}

export function StartPerson({ person, onBack }: StartProps): JSX.Element {
  const [isStarted, setStarted] = useState(false);
  return (
    <Gate title={t("Dag {name}", { name: person.name })}>
      {isStarted ? (
        <ChoosePin person={person} />
      ) : (
        <StartCode person={person} onDone={() => setStarted(true)} />
      )}
      <Button kind="quiet" icon="back" onClick={onBack}>
        {t("Iemand anders")}
      </Button>
    </Gate>
  );
}

function StartCode({
  person,
  onDone,
}: {
  readonly person: Person;
  readonly onDone: () => void;
}): JSX.Element {
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState<Trouble>();
  const send = async (event: Event) => {
    event.preventDefault();
    const came = await startPerson(person.id, code.trim());
    if (came === "ok") onDone();
    else setTrouble(came);
  };
  return (
    <form class="enrol" onSubmit={(event) => void send(event)}>
      <p class="lead">
        {person.keys
          ? t("Pincode vergeten? Vraag de beheerder om een startcode. Dan kiest u een nieuwe pincode.")
          : t("De eerste keer op deze tablet: vraag de beheerder om een startcode.")}
      </p>
      <label class="field">
        <span>{t("Startcode")}</span>
        <input
          value={code}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={12}
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
      </label>
      <div role="status">{trouble && <Why trouble={trouble} />}</div>
      <Button kind="main" type="submit" isDisabled={code.trim() === ""}>
        {t("Verder")}
      </Button>
    </form>
  );
}

function Why({ trouble }: { readonly trouble: Trouble }): JSX.Element {
  return trouble === "offline" ? (
    <Notice tone="warn" icon="offline" title={t("Er is nu geen internet.")}>
      {t("Voor een startcode is even internet nodig.")}
    </Notice>
  ) : (
    <Notice tone="warn" icon="warning" title={t("Deze code werkt niet")}>
      {t("Een startcode werkt één keer en een week lang. Kijk of u hem goed typte, of vraag een nieuwe.")}
    </Notice>
  );
}

function ChoosePin({ person }: { readonly person: Person }): JSX.Element {
  const [first, setFirst] = useState<string>();
  const [isDifferent, setDifferent] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const take = async (pin: string) => {
    setDifferent(first !== undefined && first !== pin);
    if (first !== pin) {
      setFirst(first === undefined ? pin : undefined);
      return;
    }
    setBusy(true);
    await setPin(person.id, pin);
    await unlock(person.id, pin);
  };
  return (
    <>
      <p class="lead">{t("Kies een pincode van 6 cijfers. Alleen u weet hem; hij blijft op deze tablet.")}</p>
      <div role="status">
        {isDifferent && (
          <Notice tone="warn" icon="warning">
            {t("Dat was niet twee keer hetzelfde. Begin opnieuw.")}
          </Notice>
        )}
      </div>
      <PinField
        label={first === undefined ? t("Nieuwe pincode") : t("Nog een keer dezelfde pincode")}
        isDisabled={isBusy}
        onWhole={(pin) => void take(pin)}
      />
    </>
  );
}
