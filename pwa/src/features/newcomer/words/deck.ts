/**
 * Which words are practised today, and when each comes back. FSRS schedules them, with two answers only and by days,
 * not minutes: a missed day just makes today's pile a little different, and nothing is lost.
 */
import { type Card, createEmptyCard, fsrs, Rating, State } from "ts-fsrs";
import type { Learned } from "../../../store/learned";

export const NEW_MAX = 10; // a day
export const DUE_MAX = 20; // a day
const AGAIN_AFTER = 3; // other words, before one that was not known comes back
const DAY = 86_400_000; // milliseconds

const scheduler = fsrs({ request_retention: 0.85, enable_short_term: false, maximum_interval: 365 });

/** The words to practise: those that are due, the longest waiting first, then new ones in the order of their cards. */
export function chooseToday<Word extends { readonly key: string }>(
  words: readonly Word[],
  learned: ReadonlyMap<string, Learned>,
  today: string,
): readonly Word[] {
  const begun = [...learned.values()].filter(({ first }) => first === today).length;
  const dueOf = ({ key }: Word): string => learned.get(key)?.due ?? "";
  const due = words
    .filter((word) => learned.has(word.key) && dueOf(word) <= today)
    .sort((one, other) => (dueOf(one) < dueOf(other) ? -1 : 1))
    .slice(0, DUE_MAX);
  const fresh = words.filter(({ key }) => !learned.has(key)).slice(0, Math.max(0, NEW_MAX - begun));
  return [...due, ...fresh];
}

/** What is remembered of a word after an answer on this day (YYYY-MM-DD). */
export function answered(before: Learned | undefined, isKnown: boolean, today: string): Learned {
  const card = before ? cardOf(before) : createEmptyCard(instant(today));
  const next = scheduler.next(card, instant(today), isKnown ? Rating.Good : Rating.Again).card;
  return {
    first: before?.first ?? today,
    last: today,
    due: next.due.toISOString().slice(0, 10),
    stability: next.stability,
    difficulty: next.difficulty,
    reps: next.reps,
    lapses: next.lapses,
  };
}

/** The pile after an answer to the word on top: a known one is done, another comes back after a few. */
export function turnOver<Word>(pile: readonly Word[], isKnown: boolean): readonly Word[] {
  const [top, ...rest] = pile;
  if (isKnown || top === undefined) return rest;
  return [...rest.slice(0, AGAIN_AFTER), top, ...rest.slice(AGAIN_AFTER)];
}

function cardOf({ last, due, stability, difficulty, reps, lapses }: Learned): Card {
  return {
    due: instant(due),
    last_review: instant(last),
    stability,
    difficulty,
    reps,
    lapses,
    state: State.Review,
    elapsed_days: 0,
    scheduled_days: Math.round((Date.parse(due) - Date.parse(last)) / DAY),
    learning_steps: 0,
  };
}

function instant(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
