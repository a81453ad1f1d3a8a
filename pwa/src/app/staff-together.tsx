/** What a team does with a group, in one chunk: activities, guides and the tour. */
import { ActivitiesScreen } from "../features/staff/activities/activities";
import { ActivityScreen } from "../features/staff/activities/activity";
import { GuideScreen } from "../features/staff/activities/guide";
import { GuidesScreen } from "../features/staff/activities/guides";
import { StartScreen } from "../features/staff/activities/start";
import { TourScreen } from "../features/staff/activities/tour";
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
