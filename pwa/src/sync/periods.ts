/** Days, weeks and months as batches name them (clause 3.7). A day is the UTC day, as YYYY-MM-DD. */
export type Shape = "day" | "week" | "month";

const DAY = 86_400_000; // milliseconds

/** The period of this shape that holds the day: 2026-11-25, 2026-W48 or 2026-11. */
export function periodOf(shape: Shape, day: string): string {
  if (shape === "day") return day;
  if (shape === "month") return day.slice(0, 7);
  const moment = new Date(`${day}T00:00:00Z`);
  // A week belongs to the year in which its Thursday lies.
  const thursday = new Date(moment.getTime() + (4 - (moment.getUTCDay() || 7)) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** Whether nothing more is counted in this period: it is over, or lies ahead, where the clock was when it was counted. */
export function isFinished(shape: Shape, period: string, today: string): boolean {
  return periodOf(shape, today) !== period;
}
