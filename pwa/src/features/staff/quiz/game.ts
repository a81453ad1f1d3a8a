/** How a quiz with a group goes: which item is on the screen, whether its answer is shown, and what each team has. Nobody keeps it. */

export interface Game {
  /** The items that are asked, in turn. */
  readonly asked: readonly string[];
  /** Which one is on the screen; as many as there are once the quiz is over. */
  readonly at: number;
  readonly isAnswered: boolean;
  /** Of each team in turn; empty where nobody plays against each other. */
  readonly points: readonly number[];
}

export const TEAMS_MOST = 6;

export function newGame(asked: readonly string[], at = 0): Game {
  return { asked, at: within(at, asked.length), isAnswered: false, points: [] };
}

export function isOver({ asked, at }: Game): boolean {
  return at >= asked.length;
}

/** The answer first, and then the next item; after the last one comes the end. */
export function goOn(game: Game): Game {
  if (isOver(game)) return game;
  return game.isAnswered ? { ...game, at: game.at + 1, isAnswered: false } : { ...game, isAnswered: true };
}

/** The same way back. */
export function goBack(game: Game): Game {
  if (game.isAnswered) return { ...game, isAnswered: false };
  return game.at === 0 ? game : { ...game, at: game.at - 1, isAnswered: true };
}

/** A point for a team, or one off; none has less than nothing. */
export function award(game: Game, team: number, points: number): Game {
  const next = game.points.map((had, at) => (at === team ? Math.max(0, had + points) : had));
  return { ...game, points: next };
}

/** So many teams play, or none; who plays on keeps what it has. */
export function withTeams(game: Game, teams: number): Game {
  const count = teams < 2 ? 0 : Math.min(TEAMS_MOST, teams);
  return { ...game, points: Array.from({ length: count }, (_, at) => game.points[at] ?? 0) };
}

/**
 * Other items are asked from now on: the one on the screen stays there, or gives way to the next that is asked. A quiz that
 * is over goes on with what was switched on.
 */
export function withAsked(game: Game, asked: readonly string[]): Game {
  const rest = game.asked.slice(game.at);
  const isNew = (item: string) => !game.asked.includes(item);
  const next = rest.find((item) => asked.includes(item)) ?? asked.find(isNew);
  const at = next === undefined ? asked.length : asked.indexOf(next);
  return { ...game, asked, at, isAnswered: game.isAnswered && next === rest[0] };
}

function within(at: number, length: number): number {
  return Number.isInteger(at) ? Math.min(length, Math.max(0, at)) : 0;
}
