/** Somebody with an account: what they may, a start code for a tablet, and what an administrator does about them. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { AskFirst } from "../ask-first";
import { Letters } from "../letters";
import { languageInDutch } from "../names";
import { Problem } from "../problems";
import { type Grant, isOfTeam, ROLES, tabletRole } from "../roles";
import {
  changeRoles,
  forgetFactors,
  issueStartCode,
  type Person,
  type Place,
  removePerson,
  type StartCode,
} from "../team-api";
import { type Deed, useDeed } from "../use-deed";
import { RoleChoice } from "./role-choice";

interface PersonCardProps {
  readonly person: Person;
  readonly places: readonly Place[];
  readonly isSelf: boolean;
  readonly mayAdminister: boolean;
  readonly csrf: string;
  readonly onChanged: () => void;
  readonly onRemoved: () => void;
}

export function PersonCard(props: PersonCardProps): JSX.Element {
  const { person, places, isSelf, mayAdminister } = props;
  const { name, roles, has_factor } = person;
  const [issued, setIssued] = useState<StartCode>();
  const deed = useDeed();
  return (
    <section class="card" aria-label={name}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <RoleWords roles={roles} places={places} />
      {has_factor && <p class="aside">{t("Logt in met een passkey of een code.")}</p>}
      {issued && <IssuedCode issued={issued} />}
      <Problem code={deed.problem} />
      <Deeds {...props} deed={deed} onIssued={setIssued} />
      {!isSelf && mayAdminister && <ChangeRoles {...props} />}
    </section>
  );
}

function RoleWords({
  roles,
  places,
}: {
  readonly roles: readonly Grant[];
  readonly places: readonly Place[];
}): JSX.Element {
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? id;
  return (
    <ul class="aside bare">
      {roles.map(({ role, languages = [], places: at = [] }) => {
        const scope = [...languages.map(languageInDutch), ...at.map(nameOf)].join(", ");
        const [name] = ROLES[role]().split(":");
        return <li key={role}>{scope ? `${name}: ${scope}` : ROLES[role]()}</li>;
      })}
    </ul>
  );
}

interface DeedsProps extends PersonDeedProps {
  readonly onIssued: (code: StartCode) => void;
}

function Deeds({ onIssued, ...props }: DeedsProps): JSX.Element {
  const { person, isSelf, mayAdminister, csrf, deed } = props;
  const { id, name, roles, has_factor } = person;
  const issue = async () => {
    const done = await deed.run(issueStartCode(id, csrf), t("De startcode staat eronder."));
    if (done) onIssued(done.value);
  };
  return (
    <div class="answers">
      {tabletRole(roles) && (
        <Button
          icon="lock"
          isBusy={deed.isBusy}
          label={t("Maak een startcode voor {name}", { name })}
          onClick={() => void issue()}
        >
          {t("Maak een startcode")}
        </Button>
      )}
      {!isSelf && (mayAdminister || isOfTeam(roles)) && <RemovePerson {...props} />}
      {!isSelf && mayAdminister && has_factor && <ForgetFactors {...props} />}
    </div>
  );
}

interface PersonDeedProps extends PersonCardProps {
  readonly deed: Deed;
}

function RemovePerson({ person: { id, name }, csrf, onRemoved, deed }: PersonDeedProps): JSX.Element {
  const remove = async () => {
    if (await deed.run(removePerson(id, csrf), t("Deze persoon is verwijderd."))) onRemoved();
  };
  return (
    <AskFirst
      text={t("Verwijder")}
      label={t("Verwijder {name}", { name })}
      isBusy={deed.isBusy}
      title={t("{name} verwijderen?", { name })}
      no={t("Nee, houd deze persoon")}
      onYes={() => void remove()}
    >
      {t(
        "Deze persoon kan niet meer inloggen en niets meer opschrijven. Wat al opgeschreven is, blijft. Dit kunt u niet terugdraaien.",
      )}
    </AskFirst>
  );
}

function ForgetFactors({ person: { id, name }, csrf, onChanged, deed }: PersonDeedProps): JSX.Element {
  const forget = async () => {
    if (await deed.run(forgetFactors(id, csrf), t("De passkeys en codes zijn gewist."))) onChanged();
  };
  return (
    <AskFirst
      text={t("Wis passkeys en codes")}
      label={t("Wis passkeys en codes van {name}", { name })}
      isBusy={deed.isBusy}
      title={t("Passkeys en codes van {name} wissen?", { name })}
      no={t("Nee, houd ze")}
      onYes={() => void forget()}
    >
      {t(
        "Voor wie zijn telefoon of sleutel kwijt is. Deze persoon wordt overal uitgelogd, logt in met het wachtwoord, en maakt dan een nieuwe passkey of code-app.",
      )}
    </AskFirst>
  );
}

function ChangeRoles({ person: { id, name, roles }, places, csrf, onChanged }: PersonCardProps): JSX.Element {
  const [grants, setGrants] = useState(roles);
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (await run(changeRoles(id, grants, csrf), t("Bewaard."))) onChanged();
  };
  return (
    <details>
      <summary>{t("Verander wat {name} mag", { name })}</summary>
      <form aria-label={t("Wat mag {name}?", { name })} onSubmit={(event) => void submit(event)}>
        <RoleChoice grants={grants} places={places} isTeamOnly={false} onChoose={setGrants} />
        <Problem code={problem} />
        <Button type="submit" icon="check" isBusy={isBusy} isDisabled={grants.length === 0}>
          {t("Bewaar")}
        </Button>
      </form>
    </details>
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
