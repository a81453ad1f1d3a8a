/** An event as a file that a phone's calendar opens (RFC 5545). Its hours are the place's own, without a zone. */
import type { Event } from "../sync/library";

const WIDTH = 75; // octets of a line
const DAY = 86_400_000; // milliseconds

/** An event and the day of its next time. */
export interface Coming {
  readonly event: Event;
  readonly day: string;
}

/** What is still to come on this day (YYYY-MM-DD) and after it, the next first. */
export function upcoming(events: readonly Event[], today: string): readonly Coming[] {
  return events
    .map((event) => ({ event, day: event.weekly ? nextOf(event.day, today) : event.day }))
    .filter(({ day }) => day >= today)
    .sort((one, other) => (whenOf(one) < whenOf(other) ? -1 : 1));
}

/** The file: one event, said in the given words; `made` is the day that the place wrote it on. */
export function calendarFile(
  { event, day }: Coming,
  words: { readonly title: string; readonly where: string },
  made: string,
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Wegwijs//NL",
    "BEGIN:VEVENT",
    `UID:${event.title.id}-${event.day}@wegwijs`,
    `DTSTAMP:${compact(made)}T000000Z`,
    `DTSTART:${compact(day)}T${clock(event.starts)}`,
    `DTEND:${compact(day)}T${clock(event.ends)}`,
    ...(event.weekly ? ["RRULE:FREQ=WEEKLY"] : []),
    `SUMMARY:${escaped(words.title)}`,
    ...(words.where ? [`LOCATION:${escaped(words.where)}`] : []),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function nextOf(first: string, today: string): string {
  if (first >= today) return first;
  const weeks = Math.ceil((Date.parse(today) - Date.parse(first)) / (7 * DAY));
  return new Date(Date.parse(first) + weeks * 7 * DAY).toISOString().slice(0, 10);
}

function whenOf({ event, day }: Coming): string {
  return `${day} ${event.starts}`;
}

function compact(day: string): string {
  return day.replace(/-/g, "");
}

function clock(hour: string): string {
  return `${hour.replace(":", "")}00`;
}

function escaped(text: string): string {
  // What else ends a line, or is no text, ends it for some calendars too.
  const lines = text.replace(/\r\n?|[\n\p{Zl}\p{Zp}]/gu, "\n").replace(/(?!\n)\p{Cc}/gu, " ");
  return lines.replace(/[\\,;]/g, "\\$&").replace(/\n/g, "\\n");
}

/** Long lines go on in the next, after a space; never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let now = "";
  let size = 0;
  for (const character of line) {
    const added = encoder.encode(character).length;
    if (size + added > WIDTH) {
      lines.push(now);
      now = " ";
      size = 1;
    }
    now += character;
    size += added;
  }
  return [...lines, now].join("\r\n");
}
