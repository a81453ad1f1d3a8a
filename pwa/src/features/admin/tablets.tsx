/** Tablets of teams: a code for a new one, who works on each, when it was last seen, and a way to forget one (clause 4.0). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../i18n/formats";
import { t, tn } from "../../i18n/words";
import { Chip } from "../../ui/chip";
import { Notice } from "../../ui/notice";
import { AskFirst } from "./ask-first";
import { PageTitle } from "./page-title";
import { Problem } from "./problems";
import { TabletCode } from "./tablet-code";
import { TabletForm } from "./tablet-form";
import { TabletPeople } from "./tablet-people";
import {
  type Device,
  forgetDevice,
  type Invited,
  type Person,
  type Place,
  readDevices,
  readPeople,
  readPlaces,
} from "./team-api";
import { Unread } from "./unread";
import { useDeed } from "./use-deed";
import { useList } from "./use-list";

export function TabletsPage({ csrf }: { readonly csrf: string }): JSX.Element {
  const [devices, reload] = useList(readDevices);
  const [people] = useList(readPeople);
  const [places] = useList(readPlaces);
  const [invited, setInvited] = useState<{ readonly name: string; readonly told: Invited }>();
  const [turn, setTurn] = useState(0);
  const forgotten = () => {
    setTurn((before) => before + 1);
    reload();
  };
  return (
    <>
      <PageTitle text={t("Tablets")} turn={turn} />
      <Unread answers={[devices, people, places]} />
      {places?.ok && <TabletForm places={places.value.places} csrf={csrf} onInvited={setInvited} />}
      {invited && <TabletCode key={invited.told.code} {...invited} onUsed={reload} />}
      {devices?.ok && people?.ok && places?.ok && (
        <>
          <p class="aside">{tn("{n} tablet", "{n} tablets", devices.value.devices.length)}</p>
          {devices.value.devices.length === 0 && (
            <Notice icon="phone">{t("Er is nog geen tablet. Maak hierboven een code.")}</Notice>
          )}
          {devices.value.devices.map((device) => (
            <TabletCard
              key={device.id}
              device={device}
              people={people.value.people}
              places={places.value.places}
              csrf={csrf}
              onChanged={reload}
              onForgotten={forgotten}
            />
          ))}
        </>
      )}
    </>
  );
}

interface TabletCardProps {
  readonly device: Device;
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly csrf: string;
  readonly onChanged: () => void;
  readonly onForgotten: () => void;
}

function TabletCard({ device, people, places, csrf, onChanged, onForgotten }: TabletCardProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const forget = async () => {
    if (await run(forgetDevice(device.id, csrf), t("De tablet is vergeten."))) onForgotten();
  };
  return (
    <section class="card" aria-label={device.name}>
      <h2>
        <bdi>{device.name}</bdi>
      </h2>
      {device.is_for_helpers && <Chip icon="people">{t("Voor helpers")}</Chip>}
      <p class="aside">{about(device, places)}</p>
      <TabletPeople device={device} people={people} csrf={csrf} onChanged={onChanged} />
      <Problem code={problem} />
      <AskFirst
        text={t("Vergeet deze tablet")}
        label={t("Vergeet deze tablet: {name}", { name: device.name })}
        isBusy={isBusy}
        title={t("{name} vergeten?", { name: device.name })}
        no={t("Nee, houd de tablet")}
        onYes={() => void forget()}
      >
        {t(
          "De tablet wist alles zodra hij weer verbinding heeft. Wat hij dan nog niet gestuurd had, gaat verloren. Dit kunt u niet terugdraaien.",
        )}
      </AskFirst>
    </section>
  );
}

function about({ places: scope, seen_on }: Device, places: readonly Place[]): string {
  const names = scope.map((id) => places.find((place) => place.id === id)?.name ?? id);
  const seen =
    seen_on === null ? t("nog niet gezien") : t("laatst gezien op {day}", { day: dayInWords(seen_on) });
  return [names.join(", "), seen].join(" · ");
}
