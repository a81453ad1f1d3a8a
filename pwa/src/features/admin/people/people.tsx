/** Who has an account: somebody new, what each may, a start code for a tablet, and a way to end somebody's rights (clause 4.0). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { PageTitle } from "../page-title";
import type { ScreenProps } from "../screens";
import { session } from "../state";
import { readPeople, readPlaces } from "../team-api";
import { Unread } from "../unread";
import { useList } from "../use-list";
import { PersonCard } from "./person-card";
import { PersonForm } from "./person-form";

export function PeoplePage({ csrf, self }: ScreenProps): JSX.Element {
  const [answer, reload] = useList(readPeople);
  const [told] = useList(readPlaces);
  const [turn, setTurn] = useState(0);
  const places = told?.ok ? told.value.places : [];
  const mayAdminister = session.value?.may.includes("administer") === true;
  const removed = () => {
    setTurn((before) => before + 1);
    reload();
  };
  return (
    <>
      <PageTitle text={t("Mensen")} turn={turn} />
      <p class="aside">{t("Wie met Wegwijs werkt. Nieuwkomers hebben geen account, en staan hier nooit.")}</p>
      <PersonForm csrf={csrf} places={places} isTeamOnly={!mayAdminister} onAdded={reload} />
      <Unread answers={[answer, told]} />
      {answer?.ok && (
        <>
          <p class="aside">{tn("{n} persoon", "{n} mensen", answer.value.people.length)}</p>
          {answer.value.people.map((person) => (
            <PersonCard
              key={`${person.id} ${JSON.stringify(person.roles)}`}
              person={person}
              places={places}
              isSelf={person.name === self}
              mayAdminister={mayAdminister}
              csrf={csrf}
              onChanged={reload}
              onRemoved={removed}
            />
          ))}
        </>
      )}
    </>
  );
}
