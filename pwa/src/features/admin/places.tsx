/** Places as a team's tablets know them: numbered tiles for borrowers, and where language coaches may meet somebody. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button, RoundButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { PageTitle } from "./page-title";
import { PlaceForm } from "./place-form";
import { Problem } from "./problems";
import { session } from "./state";
import { type Place, readPlaces, type Spot, setTeamDay } from "./team-api";
import { Unread } from "./unread";
import { useDeed } from "./use-deed";
import { useList } from "./use-list";

const SPOTS_MAX = 30; // as the server has it

export function PlacesPage({ csrf }: { readonly csrf: string }): JSX.Element {
  const [answer, reload] = useList(readPlaces);
  return (
    <>
      <PageTitle text={t("Locaties")} />
      <p class="aside">{t("Tablets krijgen dit als ze weer verbinding hebben.")}</p>
      {session.value?.may.includes("administer") && <PlaceForm csrf={csrf} onAdded={reload} />}
      <Unread answers={[answer]} />
      {answer?.ok && answer.value.places.length === 0 && (
        <Notice icon="pin">{t("Er is nog geen locatie.")}</Notice>
      )}
      {answer?.ok &&
        answer.value.places.map((place) => (
          <PlaceCard key={place.id} place={place} csrf={csrf} onSaved={reload} />
        ))}
    </>
  );
}

interface PlaceCardProps {
  readonly place: Place;
  readonly csrf: string;
  readonly onSaved: () => void;
}

function PlaceCard({ place, csrf, onSaved }: PlaceCardProps): JSX.Element {
  const [tiles, setTiles] = useState(place.tiles);
  const [spots, setSpots] = useState<readonly Spot[]>(place.spots);
  const { problem, isBusy, run } = useDeed();
  // Once it is saved, new spots have ids.
  useEffect(() => setSpots(place.spots), [place]);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const named = spots.filter(({ name }) => name.trim() !== "");
    if (await run(setTeamDay(place.id, { tiles, spots: named }, csrf), t("Bewaard."))) onSaved();
  };
  return (
    <form class="card" aria-label={place.name} onSubmit={(event) => void save(event)}>
      <h2>
        <bdi>{place.name}</bdi>
      </h2>
      <label class="switch">
        <input type="checkbox" checked={tiles} onChange={(event) => setTiles(event.currentTarget.checked)} />
        <span>{t("Wie leent, krijgt een tegel met een nummer. Zo weet u wat er weg is, zonder naam.")}</span>
      </label>
      <SpotList spots={spots} onChange={setSpots} />
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="check" isBusy={isBusy}>
        {t("Bewaar")}
      </Button>
    </form>
  );
}

interface SpotListProps {
  readonly spots: readonly Spot[];
  readonly onChange: (spots: readonly Spot[]) => void;
}

function SpotList({ spots, onChange }: SpotListProps): JSX.Element {
  return (
    <fieldset class="spots">
      <legend>{t("Waar mogen taalmaatjes elkaar ontmoeten?")}</legend>
      <p class="aside">{t("Alleen openbare plekken: een bibliotheek, een taalcafé, een buurthuis.")}</p>
      {spots.map((spot, at) => (
        <div class="pick" key={at}>
          <input
            aria-label={t("Plek {n}", { n: at + 1 })}
            maxLength={120}
            value={spot.name}
            onInput={({ currentTarget: { value } }) =>
              onChange(spots.map((kept, place) => (place === at ? { ...kept, name: value } : kept)))
            }
          />
          <RoundButton
            icon="trash"
            label={t("Haal plek {n} weg", { n: at + 1 })}
            onClick={() => onChange(spots.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {spots.length < SPOTS_MAX && (
        <Button kind="quiet" icon="plus" onClick={() => onChange([...spots, { name: "" }])}>
          {t("Nog een plek")}
        </Button>
      )}
    </fieldset>
  );
}
