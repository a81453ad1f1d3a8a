/** Before an activity: how many people, how they learn there, and whether a guide leads it. */
import "../activities.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { planActivity, startActivity } from "../activities-today";
import { kindOf, kindOfGuide, kindsFor, type Learning, SESSION } from "../activity-kinds";
import { activityName } from "../activity-names";
import { ForTheTeam } from "../for-the-team";
import { cardsOfType, useCards, useKept } from "../kept";
import { activityLink, guideLink } from "../links";
import { Page } from "../page";
import { StartWithPeople } from "../start-with-people";
import { visit, worker } from "../state";
import { LearningChoice } from "./learning-choice";

const NONE = "";

interface StartProps {
  readonly kind: string;
  /** The guide that it was begun from. */
  readonly guide: string | undefined;
}

export function StartScreen({ kind: id, guide: first }: StartProps): JSX.Element {
  const kind = kindOf(id);
  const isAllowed = kindsFor(worker.value?.role).includes(kind) || (kind === SESSION && !isHelper());
  const [learning, setLearning] = useState<Learning>(kind.learning);
  const [guide, setGuide] = useState(first ?? (isHelper() ? NONE : (kind.guide ?? NONE)));
  if (!isAllowed) return <ForTheTeam />;
  const plan = { kind: kind.id, learning, guide: guide || undefined };
  const start = async (people: number) => {
    const activity = await startActivity(plan, people, new Date());
    location.replace(
      guide ? guideLink("team", guide, activity) : activity ? activityLink(activity) : "#/activities",
    );
  };
  return (
    <Page title={activityName(kind.id)} part="activities">
      <StartWithPeople onStart={(people) => void start(people)} />
      {!isHelper() && <LearningChoice value={learning} onChoose={setLearning} />}
      {!isHelper() && <GuideChoice kind={kind.id} value={guide} onChoose={setGuide} />}
      {visit.value && !isHelper() && <Later onPlan={(time) => void planActivity(plan, time)} />}
    </Page>
  );
}

function isHelper(): boolean {
  return worker.value?.role === "helper";
}

interface GuideChoiceProps {
  readonly kind: string;
  readonly value: string;
  readonly onChoose: (guide: string) => void;
}

/** The guides that this tablet keeps and that go with this kind. */
function GuideChoice({ kind, value, onChoose }: GuideChoiceProps): JSX.Element | null {
  const kept = useKept();
  const names = kept ? cardsOfType(kept, "session-guide").filter(({ pack }) => pack === "team") : [];
  const fitting = names.filter(({ resource }) => kindOfGuide(resource).id === kind);
  const guides = useCards(fitting, language.value);
  if (!guides || guides.length === 0) return null;
  return (
    <Choice
      name="guide"
      legend={t("Draaiboek")}
      look="chips"
      value={guides.some(({ resource }) => resource === value) ? value : NONE}
      onChoose={onChoose}
      options={[
        ...guides.map(({ resource, title }) => ({ value: resource, text: title.text })),
        { value: NONE, text: t("Zonder draaiboek") },
      ]}
    />
  );
}

function Later({ onPlan }: { readonly onPlan: (time: string) => void }): JSX.Element {
  const [time, setTime] = useState("");
  const plan = () => {
    onPlan(time);
    location.replace("#/activities");
  };
  return (
    <section class="later" aria-label={t("Of plan het voor straks")}>
      <label class="field">
        <span>{t("Of plan het voor straks")}</span>
        <input type="time" value={time} onInput={({ currentTarget }) => setTime(currentTarget.value)} />
      </label>
      <Button icon="steps" isDisabled={time === ""} onClick={plan}>
        {t("Zet klaar")}
      </Button>
    </section>
  );
}
