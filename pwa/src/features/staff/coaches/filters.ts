/** Which of the people on the board are looked at. Values in, values out. */
import type { Coach } from "../coaching";

/** An empty choice lets all through. */
export interface Filters {
  readonly language: string;
  readonly level: string;
  readonly daypart: string;
  readonly domain: string;
}

export const ALL: Filters = { language: "", level: "", daypart: "", domain: "" };

export function filtered(all: readonly Coach[], filters: Filters): readonly Coach[] {
  const { language, level, daypart, domain } = filters;
  return all.filter(
    (coach) =>
      (language === "" || coach.language === language) &&
      (level === "" || coach.level === level) &&
      (daypart === "" || coach.dayparts.includes(daypart)) &&
      (domain === "" || coach.domains.includes(Number(domain))),
  );
}

/** By language, the one of most people first. */
export function groupedByLanguage(all: readonly Coach[]): readonly (readonly [string, readonly Coach[]])[] {
  const groups = new Map<string, Coach[]>();
  for (const coach of all) groups.set(coach.language, [...(groups.get(coach.language) ?? []), coach]);
  return [...groups].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
}
