/** What a new tablet is called, and where it works; the answer is a code that works once. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Problem } from "./problems";
import { type Invited, inviteDevice, type Place } from "./team-api";
import { useDeed } from "./use-deed";

interface TabletFormProps {
  readonly places: readonly Place[];
  readonly csrf: string;
  readonly onInvited: (invited: { readonly name: string; readonly told: Invited }) => void;
}

export function TabletForm({ places, csrf, onInvited }: TabletFormProps): JSX.Element {
  const [lacksPlace, setLacksPlace] = useState(false);
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const name = `${form.get("name")}`.trim();
    const chosen = form.getAll("place").map(String);
    setLacksPlace(chosen.length === 0);
    if (chosen.length === 0 || isBusy) return;
    const asked = { name, places: chosen, is_for_helpers: form.has("helpers") };
    const done = await run(inviteDevice(asked, csrf));
    if (done) onInvited({ name, told: done.value });
  };
  if (places.length === 0) return <NoPlace />;
  return (
    <form class="card" aria-label={t("Nieuwe tablet")} onSubmit={(event) => void submit(event)}>
      <h2>{t("Nieuwe tablet")}</h2>
      <label class="field">
        <span>{t("Naam van de tablet")}</span>
        <input name="name" required maxLength={120} pattern=".*\S.*" autocomplete="off" />
      </label>
      <PlaceChoice places={places} isLacking={lacksPlace} />
      <label class="switch">
        <input type="checkbox" name="helpers" />
        <span>{t("Voor helpers: bewoners die uitlenen. Zij zien geen vragen en geen cijfers.")}</span>
      </label>
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="plus" isBusy={isBusy}>
        {t("Maak een code")}
      </Button>
    </form>
  );
}

function NoPlace(): JSX.Element {
  return (
    <Notice icon="pin" title={t("Er is nog geen locatie.")}>
      {t("Een tablet hoort bij een locatie. Een beheerder maakt er eerst een, bij Locaties.")}
    </Notice>
  );
}

interface PlaceChoiceProps {
  readonly places: readonly Place[];
  readonly isLacking: boolean;
}

function PlaceChoice({ places, isLacking }: PlaceChoiceProps): JSX.Element {
  return (
    <>
      <fieldset class="checks">
        <legend>{t("Waar wordt hij gebruikt?")}</legend>
        {places.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" name="place" value={id} defaultChecked={places.length === 1} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      {isLacking && (
        <div role="alert">
          <Notice tone="warn" icon="warning" title={t("Kies minstens één locatie.")} />
        </div>
      )}
    </>
  );
}
