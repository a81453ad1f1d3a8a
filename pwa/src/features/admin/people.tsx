/** Who has an account: a new one, a start code for a tablet, and a way to end somebody's rights (clause 4.0). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../i18n/formats";
import { t, tn } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { AskFirst } from "./ask-first";
import { Letters } from "./letters";
import { PageTitle } from "./page-title";
import { Problem } from "./problems";
import {
  addPerson,
  issueStartCode,
  type Person,
  type Role,
  readPeople,
  removePerson,
  type StartCode,
} from "./team-api";
import { useDeed } from "./use-deed";
import { useList } from "./use-list";

const ROLES: Readonly<Record<Role, () => string>> = {
  staff: () => t("Medewerker: alles op de tablet"),
  lead: () => t("Teamleider: hetzelfde, en leidt de dag"),
  helper: () => t("Helper: een bewoner die uitleent en activiteiten doet"),
  administrator: () => t("Beheerder: ook deze pagina's"),
};

export function PeoplePage({ csrf, self }: { readonly csrf: string; readonly self: string }): JSX.Element {
  const [answer, reload] = useList(readPeople);
  const [turn, setTurn] = useState(0);
  const removed = () => {
    setTurn((before) => before + 1);
    reload();
  };
  return (
    <>
      <PageTitle text={t("Mensen")} turn={turn} />
      <p class="aside">{t("Wie met Wegwijs werkt. Nieuwkomers hebben geen account, en staan hier nooit.")}</p>
      <PersonForm csrf={csrf} onAdded={reload} />
      <Problem code={answer?.ok === false ? answer.code : undefined} />
      {answer?.ok && (
        <>
          <p class="aside">{tn("{n} persoon", "{n} mensen", answer.value.people.length)}</p>
          {answer.value.people.map((person) => (
            <PersonCard
              key={person.id}
              person={person}
              isSelf={person.name === self}
              csrf={csrf}
              onRemoved={removed}
            />
          ))}
        </>
      )}
    </>
  );
}

function PersonForm({ csrf, onAdded }: { readonly csrf: string; readonly onAdded: () => void }): JSX.Element {
  const [role, setRole] = useState<Role>("staff");
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const password = role === "administrator" ? { password: `${given.get("password")}` } : {};
    const asked = { name: `${given.get("name")}`.trim(), role, ...password };
    if (!(await run(addPerson(asked, csrf), t("Deze persoon staat nu op de lijst.")))) return;
    clear(form);
    onAdded();
  };
  return (
    <form class="card" aria-label={t("Iemand toevoegen")} onSubmit={(event) => void submit(event)}>
      <h2>{t("Iemand toevoegen")}</h2>
      <label class="field">
        <span>{t("Naam")}</span>
        <input name="name" required maxLength={120} pattern=".*\S.*" autocomplete="off" />
      </label>
      <RoleChoice role={role} onChoose={setRole} />
      {role === "administrator" && <PasswordField />}
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="plus" isBusy={isBusy}>
        {t("Voeg toe")}
      </Button>
    </form>
  );
}

/** What was typed; the role stays chosen, for whoever adds a whole team. */
function clear(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>("input:not([type=radio])")) field.value = "";
}

interface RoleChoiceProps {
  readonly role: Role;
  readonly onChoose: (role: Role) => void;
}

function RoleChoice({ role, onChoose }: RoleChoiceProps): JSX.Element {
  return (
    <Choice<Role>
      name="role"
      legend={t("Wat mag deze persoon?")}
      look="rows"
      value={role}
      onChoose={onChoose}
      options={Object.entries(ROLES).map(([value, words]) => ({ value: value as Role, text: words() }))}
    />
  );
}

function PasswordField(): JSX.Element {
  return (
    <label class="field">
      <span>{t("Wachtwoord, 12 tekens of meer")}</span>
      <input
        name="password"
        type="password"
        required
        minLength={12}
        maxLength={200}
        autocomplete="new-password"
      />
    </label>
  );
}

interface PersonCardProps {
  readonly person: Person;
  readonly isSelf: boolean;
  readonly csrf: string;
  readonly onRemoved: () => void;
}

function PersonCard({ person: { id, name, role }, isSelf, csrf, onRemoved }: PersonCardProps): JSX.Element {
  const [issued, setIssued] = useState<StartCode>();
  const { problem, isBusy, run } = useDeed();
  const issue = async () => {
    const done = await run(issueStartCode(id, csrf), t("De startcode staat eronder."));
    if (done) setIssued(done.value);
  };
  const remove = async () => {
    if (await run(removePerson(id, csrf), t("Deze persoon is verwijderd."))) onRemoved();
  };
  return (
    <section class="card" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p class="aside">{ROLES[role]()}</p>
      {issued && <IssuedCode issued={issued} />}
      <Problem code={problem} />
      <div class="answers">
        <Button
          icon="lock"
          isBusy={isBusy}
          label={t("Maak een startcode voor {name}", { name })}
          onClick={() => void issue()}
        >
          {t("Maak een startcode")}
        </Button>
        {!isSelf && <RemovePerson name={name} isBusy={isBusy} onRemove={() => void remove()} />}
      </div>
    </section>
  );
}

interface RemovePersonProps {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}

function RemovePerson({ name, isBusy, onRemove }: RemovePersonProps): JSX.Element {
  return (
    <AskFirst
      text={t("Verwijder")}
      label={t("Verwijder {name}", { name })}
      isBusy={isBusy}
      title={t("{name} verwijderen?", { name })}
      no={t("Nee, houd deze persoon")}
      onYes={onRemove}
    >
      {t(
        "Deze persoon kan niet meer inloggen en niets meer opschrijven. Wat al opgeschreven is, blijft. Dit kunt u niet terugdraaien.",
      )}
    </AskFirst>
  );
}

function IssuedCode({ issued: { code, ends_at } }: { readonly issued: StartCode }): JSX.Element {
  return (
    <>
      <p>
        {t(
          "Geef deze code alleen aan deze persoon. Op de tablet: kies de naam, typ de code, en kies een pincode. Pincode vergeten? Maak een nieuwe code.",
        )}
      </p>
      <Letters code={code} />
      <p class="aside">
        {t("De code werkt één keer, tot en met {day}.", { day: dayInWords(ends_at.slice(0, 10)) })}
      </p>
    </>
  );
}
