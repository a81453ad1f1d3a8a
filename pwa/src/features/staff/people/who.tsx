/** Who is at work: a tile for each, then a PIN; in front of every address while the tablet is locked (S2). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import type { Person } from "../../../store/team-database";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { Tile } from "../../../ui/tile";
import { Gate } from "../gate";
import { device, online, people } from "../state";
import { EnterPin } from "./enter-pin";
import { StartPerson } from "./start-person";

export function WhoScreen(): JSX.Element {
  const [chosen, choose] = useState<string>();
  const [isNew, setNew] = useState(false);
  const person = people.value.find(({ id }) => id === chosen);
  const back = () => {
    choose(undefined);
    setNew(false);
  };
  if (!person) return <Tiles onChoose={({ id }) => choose(id)} />;
  return person.keys && !isNew ? (
    <EnterPin person={person} onBack={back} onForgotten={() => setNew(true)} />
  ) : (
    <StartPerson person={person} onBack={back} />
  );
}

function Tiles({ onChoose }: { readonly onChoose: (person: Person) => void }): JSX.Element {
  return (
    <Gate title={t("Wie bent u?")}>
      <p class="aside">{device.value?.name}</p>
      <ul class="people">
        {people.value.map((person) => (
          <li key={person.id}>
            <button type="button" class="person" onClick={() => onChoose(person)}>
              <Tile id={person.id} tone="canal" size={72} />
              <span>{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {people.value.length === 0 && <Nobody />}
    </Gate>
  );
}

function Nobody(): JSX.Element {
  return (
    <Notice
      icon={online.value ? "people" : "offline"}
      title={t("Er staat nog niemand op deze tablet")}
      action={
        <Button icon="again" onClick={() => location.reload()}>
          {t("Kijk opnieuw")}
        </Button>
      }
    >
      {t("De beheerder kiest wie er met deze tablet werkt. Daarvoor is even internet nodig.")}
    </Notice>
  );
}
