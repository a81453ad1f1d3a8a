/** Dates and sizes as a Dutch letter writes them: Gregorian, 24 hours, Latin digits, in every language. */
import { language, t, tn } from "./words";

/** Chromium carries no month names for these languages and would silently print English ones. */
const OWN_MONTHS: Readonly<Record<string, readonly string[]>> = {
  ti: ["ጥሪ", "ለካቲት", "መጋቢት", "ሚያዝያ", "ግንቦት", "ሰነ", "ሓምለ", "ነሓሰ", "መስከረም", "ጥቅምቲ", "ሕዳር", "ታሕሳስ"],
};

const MEGABYTE = 1_000_000; // bytes
const PHOTO = 2_500_000; // bytes; what a phone's camera makes, for people who do not read megabytes

/** A day (YYYY-MM-DD, or an instant that begins so) in words: "25 november 2026". */
export function dayInWords(day: string): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  const own = OWN_MONTHS[language.value]?.[month - 1];
  if (own) return `${date} ${own} ${year}`;
  return new Intl.DateTimeFormat(`${language.value}-u-ca-gregory-nu-latn`, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.UTC(year, month - 1, date));
}

/** A counter's period in words: a day, an ISO week ("2026-W48") or a month ("2026-11"). */
export function periodInWords(period: string): string {
  const [year = "", part = ""] = period.split("-");
  if (part.startsWith("W")) return t("week {week} van {year}", { week: part.slice(1), year });
  if (period.length > 7) return dayInWords(period);
  const own = OWN_MONTHS[language.value]?.[Number(part) - 1];
  if (own) return `${own} ${year}`;
  return new Intl.DateTimeFormat(`${language.value}-u-ca-gregory-nu-latn`, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.UTC(Number(year), Number(part) - 1, 1));
}

/** A number of megabytes without its unit: "0,4"; what is there is never shown as nothing. */
export function megabytes(bytes: number): string {
  const tenths = Math.max(bytes > 0 ? 1 : 0, Math.round(bytes / (MEGABYTE / 10)));
  if (tenths >= 1000) return String(Math.round(tenths / 10));
  return `${Math.floor(tenths / 10)},${tenths % 10}`;
}

export function sizeInWords(bytes: number): string {
  return bytes < 1000 * MEGABYTE ? `${megabytes(bytes)} MB` : `${megabytes(bytes / 1000)} GB`;
}

/** The same size in something everybody has made: photos. */
export function sizeInPhotos(bytes: number): string {
  if (bytes < PHOTO) return t("minder dan één foto");
  return tn("ongeveer {n} foto", "ongeveer {n} foto's", Math.round(bytes / PHOTO));
}
