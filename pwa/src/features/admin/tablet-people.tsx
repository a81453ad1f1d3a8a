/** Who works on a tablet: at most ten people, each with a name there and a PIN of their own. */
import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Problem } from "./problems";
import { tabletRole } from "./roles";
import { assignPerson, type Device, type Person, releasePerson } from "./team-api";
import { useDeed } from "./use-deed";

interface TabletPeopleProps {
  readonly device: Device;
  readonly people: readonly Person[];
  readonly csrf: string;
  readonly onChanged: () => void;
}

export function TabletPeople({ device, people, csrf, onChanged }: TabletPeopleProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const heading = useRef<HTMLHeadingElement>(null);
  const others = people.filter(({ id, roles }) => {
    const role = tabletRole(roles);
    const isAllowed = device.is_for_helpers ? role === "helper" : role !== undefined;
    return isAllowed && !device.people.some((known) => known.id === id);
  });
  const add = async (person: string) => {
    if (await run(assignPerson(device.id, person, csrf), t("Deze persoon werkt nu op de tablet.")))
      onChanged();
  };
  const remove = async (person: string) => {
    if (!(await run(releasePerson(device.id, person, csrf), t("Deze persoon is van de tablet af.")))) return;
    heading.current?.focus(); // the button is gone
    onChanged();
  };
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t("Wie werkt op deze tablet?")}
      </h3>
      {device.people.length === 0 ? (
        <p class="aside">{t("Nog niemand. Voeg iemand toe, dan staat die naam op de tablet.")}</p>
      ) : (
        <Names device={device} isBusy={isBusy} onRemove={remove} />
      )}
      {others.length > 0 && <AddPerson device={device.name} others={others} isBusy={isBusy} onAdd={add} />}
      <Problem code={problem} />
    </>
  );
}

interface NamesProps {
  readonly device: Device;
  readonly isBusy: boolean;
  readonly onRemove: (person: string) => Promise<void>;
}

function Names({ device, isBusy, onRemove }: NamesProps): JSX.Element {
  return (
    <ul class="names">
      {device.people.map(({ id, name, has_started }) => (
        <li key={id}>
          <span>
            <bdi>{name}</bdi> <small>{has_started ? t("heeft een pincode") : t("nog geen pincode")}</small>
          </span>
          <Button
            kind="quiet"
            icon="close"
            isBusy={isBusy}
            label={t("Haal eraf: {name}, {tablet}", { name, tablet: device.name })}
            onClick={() => void onRemove(id)}
          >
            {t("Haal eraf")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface AddPersonProps {
  readonly device: string;
  readonly others: readonly Person[];
  readonly isBusy: boolean;
  readonly onAdd: (person: string) => Promise<void>;
}

function AddPerson({ device, others, isBusy, onAdd }: AddPersonProps): JSX.Element {
  const name = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void onAdd(`${new FormData(event.currentTarget as HTMLFormElement).get("person")}`);
  };
  return (
    <form class="pick" onSubmit={submit}>
      <label for={name}>{t("Voeg toe op {tablet}", { tablet: device })}</label>
      <select id={name} name="person">
        {others.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
      <Button type="submit" icon="plus" isBusy={isBusy}>
        {t("Voeg toe")}
      </Button>
    </form>
  );
}
