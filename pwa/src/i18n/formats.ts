/**
 * Dates and sizes that can be held beside a Dutch letter: Gregorian, day before month, Latin digits, in every language.
 *
 * Hours need no format: they are written as 13:30 wherever they come from. Megabytes keep their Latin sign, which is
 * what a phone's bundle is sold in here.
 */
import { OWN_FORMATS } from "./own-formats";
import { language, t, tn } from "./words";

/** Where a browser's default for a language is another country's habit: November 25, 2026. */
const HABITS: Readonly<Record<string, string>> = { en: "en-GB" };

const MEGABYTE = 1_000_000; // bytes
const PHOTO = 2_500_000; // bytes; what a phone's camera makes, for people who do not read megabytes

/** A day (YYYY-MM-DD, or an instant that begins so) in words: "25 november 2026". */
export function dayInWords(day: string, tag: string = language.value): string {
  const [year = 0, month = 1, date = 1] = numbersOf(day);
  const own = OWN_FORMATS[tag]?.months[month - 1];
  if (own) return `${date} ${own} ${year}`;
  return inPlatformsWords(day, tag, { day: "numeric", month: "long", year: "numeric" }) ?? asNumbers(day);
}

/** The same with its day of the week, for whoever has to find out whether it is right: "woensdag 25 november 2026". */
export function weekdayInWords(day: string, tag: string = language.value): string {
  const own = OWN_FORMATS[tag];
  if (own) return [own.weekdays[(instantOf(day).getUTCDay() + 6) % 7], dayInWords(day, tag)].join(own.comma);
  return (
    inPlatformsWords(day, tag, { weekday: "long", day: "numeric", month: "long", year: "numeric" }) ??
    asNumbers(day)
  );
}

/** A counter's period in words: a day, an ISO week ("2026-W48") or a month ("2026-11"). */
export function periodInWords(period: string): string {
  const [year = "", part = ""] = period.split("-");
  if (part.startsWith("W")) return t("week {week} van {year}", { week: part.slice(1), year });
  if (period.length > 7) return dayInWords(period);
  const own = OWN_FORMATS[language.value]?.months[Number(part) - 1];
  if (own) return `${own} ${year}`;
  return inPlatformsWords(period, language.value, { month: "long", year: "numeric" }) ?? asNumbers(period);
}

/** A number of megabytes without its unit: "0,4"; what is there is never shown as nothing. */
export function megabytes(bytes: number): string {
  const tenths = Math.max(bytes > 0 ? 1 : 0, Math.round(bytes / (MEGABYTE / 10)));
  if (tenths >= 1000) return String(Math.round(tenths / 10));
  return `${Math.floor(tenths / 10)}${decimalSign()}${tenths % 10}`;
}

export function sizeInWords(bytes: number): string {
  return bytes < 1000 * MEGABYTE ? `${megabytes(bytes)} MB` : `${megabytes(bytes / 1000)} GB`;
}

/** The same size in something everybody has made: photos. */
export function sizeInPhotos(bytes: number): string {
  if (bytes < PHOTO) return t("minder dan één foto");
  return tn("ongeveer {n} foto", "ongeveer {n} foto's", Math.round(bytes / PHOTO));
}

/** As the browser writes it in this language; nothing where it would write it in another one. */
function inPlatformsWords(day: string, own: string, options: Intl.DateTimeFormatOptions): string | undefined {
  const tag = HABITS[own] ?? own;
  if (Intl.DateTimeFormat.supportedLocalesOf([tag]).length === 0) return undefined;
  const format = new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { ...options, timeZone: "UTC" });
  const parts = format.formatToParts(instantOf(day));
  // Russian and Ukrainian end with "г." and "р.", which double the stop of a sentence.
  if (parts[parts.length - 1]?.type === "literal") parts.pop();
  return parts.map(({ value }) => value).join("");
}

/** What every language can read, in the order of a Dutch letter: 25-11-2026. */
function asNumbers(day: string): string {
  return numbersOf(day).reverse().join("-");
}

function numbersOf(day: string): number[] {
  return day.slice(0, 10).split("-").map(Number);
}

function instantOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = numbersOf(day);
  return new Date(Date.UTC(year, month - 1, date));
}

function decimalSign(): string {
  const own = OWN_FORMATS[language.value]?.decimal;
  if (own) return own;
  const parts = new Intl.NumberFormat(`${language.value}-u-nu-latn`).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ",";
}
