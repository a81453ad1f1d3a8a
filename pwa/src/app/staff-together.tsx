/** What a team does with a group, in one chunk: activities, guides, the tour and the quiz. */
import { ActivitiesScreen } from "../features/staff/activities/activities";
import { ActivityScreen } from "../features/staff/activities/activity";
import { GuideScreen } from "../features/staff/activities/guide";
import { GuidesScreen } from "../features/staff/activities/guides";
import { StartScreen } from "../features/staff/activities/start";
import { TourScreen } from "../features/staff/activities/tour";
import { QuizHostScreen } from "../features/staff/quiz/host";
import { QuizzesScreen } from "../features/staff/quiz/quizzes";
import { QuizWindow } from "../features/staff/quiz/screen";
import type { RenderScreen } from "./staff-routes";

export const activities: RenderScreen = () => <ActivitiesScreen />;

export const start: RenderScreen = ({ kind = "" }, query) => (
  <StartScreen kind={kind} guide={query.get("g") ?? undefined} />
);

export const activity: RenderScreen = ({ id = "" }) => <ActivityScreen id={id} />;

export const guides: RenderScreen = () => <GuidesScreen />;

export const guide: RenderScreen = ({ pack = "", resource = "" }, query) => (
  <GuideScreen pack={pack} resource={resource} activity={query.get("a") ?? undefined} />
);

export const tour: RenderScreen = ({ pack = "", resource = "" }) => (
  <TourScreen pack={pack} resource={resource} />
);

export const quizzes: RenderScreen = (_, query) => <QuizzesScreen guide={query.get("g") ?? undefined} />;

export const quiz: RenderScreen = ({ pack = "", resource = "" }, query) => (
  <QuizHostScreen pack={pack} resource={resource} activity={query.get("a") ?? undefined} />
);

export const screen: RenderScreen = () => <QuizWindow />;
