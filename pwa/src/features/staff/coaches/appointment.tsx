/** A fixed moment at a public place: it makes the match, and leads to the slips. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { weekdayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { randomId } from "../../../store/random";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import { type Coach, partName } from "../coaching";
import { place, type Spot, write } from "../state";
import { dayOf } from "../visits";
import { type Moment, momentsIn, type Proposal, usualTime } from "./matching";

/** Every half hour: a field for the time would show it as the browser's own language does, and not as it is printed. */
const TIMES = Array.from({ length: 28 }, (_, at) => {
  const [hour, minute] = [8 + Math.floor(at / 2), at % 2 ? "30" : "00"];
  return `${String(hour).padStart(2, "0")}:${minute}`;
});

interface AppointmentProps {
  readonly seeker: Coach;
  readonly proposal: Proposal;
}

export function Appointment({ seeker, proposal }: AppointmentProps): JSX.Element {
  const moments = momentsIn(proposal.dayparts, dayOf(new Date()));
  const spots = place.value?.spots ?? [];
  const [at, choose] = useState("0");
  const moment = moments[Number(at)];
  const [time, setTime] = useState(moment ? usualTime(moment.daypart) : "");
  const [spot, setSpot] = useState(spots[0]?.id);
  const [isBusy, setBusy] = useState(false);
  if (spots.length === 0) return <NoSpot />;
  const make = () => {
    if (!moment || !spot) return;
    setBusy(true); // tapped twice it is one match all the same
    void agree(seeker, proposal.coach, { day: moment.day, time, spot }).catch(() => setBusy(false));
  };
  return (
    <>
      <Choice<string>
        name="moment"
        legend={t("Op welke dag?")}
        look="chips"
        value={at}
        onChoose={(next) => {
          choose(next);
          setTime(usualTime(moments[Number(next)]?.daypart ?? ""));
        }}
        options={moments.map((one, number) => ({ value: String(number), text: momentName(one) }))}
      />
      <TimeField value={time} onChange={setTime} />
      <SpotField spots={spots} value={spot} onChange={setSpot} />
      <Button kind="main" icon="check" isDisabled={!moment || !spot} isBusy={isBusy} onClick={make}>
        {t("Spreek af en maak de briefjes")}
      </Button>
    </>
  );
}

function NoSpot(): JSX.Element {
  return (
    <Notice icon="pin" title={t("Er is nog geen openbare plek om af te spreken.")}>
      {t("Een beheerder voegt die toe bij deze locatie.")}
    </Notice>
  );
}

interface SpotFieldProps {
  readonly spots: readonly Spot[];
  readonly value: string | undefined;
  readonly onChange: (spot: string) => void;
}

function SpotField({ spots, value, onChange }: SpotFieldProps): JSX.Element {
  return (
    <Choice<string>
      name="spot"
      legend={t("Op welke openbare plek?")}
      look="rows"
      value={value ?? null}
      onChoose={onChange}
      options={spots.map(({ id, name }) => ({ value: id, text: name }))}
    />
  );
}

interface TimeFieldProps {
  readonly value: string;
  readonly onChange: (time: string) => void;
}

function TimeField({ value, onChange }: TimeFieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{t("Hoe laat?")}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {TIMES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

async function agree(
  seeker: Coach,
  helper: Coach,
  when: { readonly day: string; readonly time: string; readonly spot: string },
): Promise<void> {
  const id = randomId();
  await write("match", id, { demand: seeker.id, supply: helper.id, ...when, state: "agreed" });
  location.hash = `#/slip/${id}`;
}

function momentName({ day, daypart }: Moment): string {
  return `${weekdayInWords(day)} · ${partName(daypart.split("-")[1] ?? "")}`;
}
