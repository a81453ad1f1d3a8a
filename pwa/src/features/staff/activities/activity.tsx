/** One activity: how many people, the cards with the two faces, and its end. */
import "../activities.css";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { type Activity, beginPlanned, findActivity, finishActivity } from "../activities-today";
import { kindsFor } from "../activity-kinds";
import { useActivityTitle } from "../activity-title";
import { ForTheTeam } from "../for-the-team";
import { guideLink } from "../links";
import { Page } from "../page";
import { PeoplePad } from "../people-pad";
import { worker, write } from "../state";
import { dropClock } from "./guide-clocks";
import { LearningChoice } from "./learning-choice";

const MOST = 1000; // as many as a record may say

export function ActivityScreen({ id }: { readonly id: string }): JSX.Element {
  const activity = findActivity(id);
  const title = useActivityTitle(activity);
  if (!activity) return <Gone />;
  const isHelper = worker.value?.role === "helper";
  if (isHelper && !kindsFor("helper").some((kind) => kind.id === activity.kind)) return <ForTheTeam />;
  return (
    <Page title={title} part="activities" aside={whenOf(activity)}>
      {activity.state === "planned" ? (
        <Planned activity={activity} />
      ) : (
        <Running activity={activity} isHelper={isHelper} />
      )}
    </Page>
  );
}

function whenOf({ state, begins, ends }: Activity): string {
  if (state === "planned") return t("Gepland om {time}", { time: begins });
  return ends ? t("Van {begins} tot {ends}", { begins, ends }) : t("Bezig sinds {time}", { time: begins });
}

function Gone(): JSX.Element {
  return (
    <Page title={t("Activiteit")} part="activities">
      <Notice
        icon="star"
        title={t("Deze activiteit staat niet op deze tablet.")}
        action={<LinkButton href="#/activities">{t("Naar de activiteiten")}</LinkButton>}
      />
    </Page>
  );
}

function Planned({ activity }: { readonly activity: Activity }): JSX.Element {
  const [people, setPeople] = useState<number>();
  const start = () => void beginPlanned(activity.id, people ?? 0, new Date());
  return (
    <>
      <PeoplePad value={people} onChoose={setPeople} />
      <Button kind="main" icon="play" isDisabled={people === undefined} onClick={start}>
        {t("Start")}
      </Button>
    </>
  );
}

interface RunningProps {
  readonly activity: Activity;
  readonly isHelper: boolean;
}

function Running({ activity, isHelper }: RunningProps): JSX.Element {
  const { id, kind, guide, people, learning, state } = activity;
  const finish = async () => {
    dropClock(id);
    await finishActivity(id, new Date());
    location.replace("#/activities");
  };
  return (
    <>
      {guide !== undefined && !isHelper && (
        <LinkButton icon="steps" href={guideLink("team", guide, id)}>
          {t("Verder met het draaiboek")}
        </LinkButton>
      )}
      {kind === "quiz" && state === "running" && (
        <LinkButton icon="play" href="#/quiz">
          {t("Naar de quizzen")}
        </LinkButton>
      )}
      <Faces activity={activity} />
      <PeoplePad value={people} onChoose={(n) => void write("activity", id, { people: n })} />
      {!isHelper && (
        <LearningChoice
          value={learning}
          onChoose={(value) => void write("activity", id, { learning: value })}
        />
      )}
      {state === "running" ? (
        <Button kind="main" icon="check" onClick={() => void finish()}>
          {t("Klaar")}
        </Button>
      ) : (
        <p class="aside">{tn("Er deed {n} mens mee.", "Er deden {n} mensen mee.", people ?? 0)}</p>
      )}
    </>
  );
}

/** Everybody leaves a card with one of two faces; how many there are of each is typed or tapped. */
function Faces({ activity: { id, good, bad } }: { readonly activity: Activity }): JSX.Element {
  return (
    <fieldset class="face-counts">
      <legend>{t("Kaartjes na afloop")}</legend>
      <FaceCount
        name={t("Blije kaartjes")}
        icon="glad"
        n={good}
        onChange={(n) => write("activity", id, { good: n })}
      />
      <FaceCount
        name={t("Niet blije kaartjes")}
        icon="sad"
        n={bad}
        onChange={(n) => write("activity", id, { bad: n })}
      />
    </fieldset>
  );
}

interface FaceCountProps {
  readonly name: string;
  readonly icon: "glad" | "sad";
  readonly n: number;
  readonly onChange: (n: number) => Promise<unknown>;
}

function FaceCount({ name, icon, n, onChange }: FaceCountProps): JSX.Element {
  const [shown, add] = useTapped(n, onChange);
  return (
    <div class="face-count">
      <button type="button" aria-label={t("{name}: 1 erbij", { name })} onClick={() => add(1)}>
        <Icon name={icon} size={56} /> +1
      </button>
      <output aria-label={name}>{shown}</output>
      <button
        type="button"
        aria-label={t("{name}: 1 eraf", { name })}
        disabled={shown === 0}
        onClick={() => add(-1)}
      >
        −1
      </button>
    </div>
  );
}

/** A number that is tapped faster than it is written: each tap counts, and what is written goes in the order of the taps. */
function useTapped(
  n: number,
  write: (n: number) => Promise<unknown>,
): readonly [number, (by: number) => void] {
  const [shown, show] = useState(n);
  const latest = useRef(n);
  const underWay = useRef(0);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (underWay.current > 0) return;
    latest.current = n; // another tablet may have written it
    show(n);
  }, [n]);
  const add = (by: number) => {
    const next = Math.min(MOST, Math.max(0, latest.current + by));
    latest.current = next;
    show(next);
    underWay.current += 1;
    line.current = line.current
      .then(() => write(next))
      .finally(() => {
        underWay.current -= 1;
      });
  };
  return [shown, add];
}
