/** A moment as somebody reads it in the studio, on this computer's clock. */

const MOMENT = new Intl.DateTimeFormat("nl-NL", { dateStyle: "medium", timeStyle: "short" });
const CLOCK = new Intl.DateTimeFormat("nl-NL", { timeStyle: "medium" });

/** "30 nov 2026, 12:15" of an ISO instant. */
export function momentInWords(at: string): string {
  return MOMENT.format(new Date(at));
}

export function clockInWords(at: string): string {
  return CLOCK.format(new Date(at));
}
