/** How an activity is called: by its kind, or by the guide where no kind goes with that. */
import { language } from "../../i18n/words";
import type { Activity } from "./activities-today";
import { SESSION } from "./activity-kinds";
import { activityName } from "./activity-names";
import { useCard } from "./kept";

export function useActivityTitle(activity: Activity | undefined): string {
  const { kind = "", guide = "" } = activity ?? {};
  const [card] = useCard({ pack: "team", resource: guide }, guide ? [language.value] : []) ?? [];
  return kind === SESSION.id && card ? card.title.text : activityName(kind);
}
