/** Who goes with whom, and when they could meet. Values in, values out. */
import { type Coach, DAYS, LEVELS } from "../coaching";

/** Somebody who helps, and what the two share. */
export interface Proposal {
  readonly coach: Coach;
  readonly dayparts: readonly string[];
  readonly domains: readonly number[];
  readonly speaksTheLanguage: boolean;
}

/** A moment at which both can. */
export interface Moment {
  readonly day: string; // YYYY-MM-DD
  readonly daypart: string;
}

/** What each thing that two share weighs; three of a kind are as good as more. */
const WEIGHT = { language: 4, level: 2, daypart: 2, domain: 1 } as const;
const MANY = 3;
const AHEAD = 14; // days

/**
 * Who could help, best first: open, with a certificate that was seen, and at least once free at the same time. Where two weigh
 * the same, they stand in the order of their ids, so that every tablet shows the same.
 */
export function proposalsFor(seeker: Coach, all: readonly Coach[]): readonly Proposal[] {
  return all
    .filter(({ side, vog, state }) => side === "supply" && vog && state === "open")
    .map((coach) => sharedWith(seeker, coach))
    .filter(({ dayparts }) => dayparts.length > 0)
    .map((proposal) => ({ proposal, weight: weightOf(seeker, proposal) }))
    .sort((a, b) => b.weight - a.weight || (a.proposal.coach.id < b.proposal.coach.id ? -1 : 1))
    .map(({ proposal }) => proposal);
}

/** The next times that fall in these parts of days, from the day after `today` (YYYY-MM-DD) on. */
export function momentsIn(dayparts: readonly string[], today: string): readonly Moment[] {
  return Array.from({ length: AHEAD }, (_, at) => dayAfter(today, at + 1)).flatMap(({ day, name }) =>
    dayparts.filter((daypart) => daypart.startsWith(`${name}-`)).map((daypart) => ({ day, daypart })),
  );
}

/** The hour at which a part of a day begins for who has no other wish. */
export function usualTime(daypart: string): string {
  if (daypart.endsWith("-morning")) return "10:00";
  return daypart.endsWith("-afternoon") ? "14:00" : "19:00";
}

function sharedWith(seeker: Coach, coach: Coach): Proposal {
  return {
    coach,
    dayparts: coach.dayparts.filter((daypart) => seeker.dayparts.includes(daypart)),
    domains: coach.domains.filter((domain) => seeker.domains.includes(domain)),
    speaksTheLanguage: coach.language === seeker.language,
  };
}

function weightOf(seeker: Coach, { coach, dayparts, domains, speaksTheLanguage }: Proposal): number {
  return (
    (speaksTheLanguage ? WEIGHT.language : 0) +
    nearness(seeker, coach) * WEIGHT.level +
    Math.min(dayparts.length, MANY) * WEIGHT.daypart +
    Math.min(domains.length, MANY) * WEIGHT.domain
  );
}

/** 1 for the same level, half for the one beside it; who said none fits none better than another. */
function nearness(seeker: Coach, coach: Coach): number {
  if (!seeker.level || !coach.level) return 0;
  const steps = Math.abs(LEVELS.indexOf(seeker.level) - LEVELS.indexOf(coach.level));
  return steps > 1 ? 0 : 1 - steps / 2;
}

function dayAfter(today: string, days: number): { readonly day: string; readonly name: string } {
  const moment = new Date(Date.parse(today) + days * 86_400_000);
  return {
    day: moment.toISOString().slice(0, 10),
    name: DAYS[(moment.getUTCDay() + 6) % 7] ?? "mo",
  };
}
