/** What a signer reads of what a place says of itself: each line of the differences that the server tells, in plain Dutch. */
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { languageInDutch } from "../names";

const PARTS: Readonly<Record<string, () => string>> = {
  place_card: () => t("De plek"),
  hours: () => t("Openingstijden"),
  directory: () => t("Wie helpt waarmee"),
  calendar: () => t("Agenda"),
  books: () => t("Boeken in de collectie"),
  quiz: () => t("Eigen quizvragen"),
  book_tips: () => t("Boekentips bij de quiz"),
};

const FIELDS: Readonly<Record<string, () => string>> = {
  day: () => t("Eerste dag"),
  starts: () => t("Begint om"),
  ends: () => t("Eindigt om"),
  weekly: () => t("Elke week op deze dag"),
  title: () => t("Titel"),
  author: () => t("Schrijver"),
  url: () => t("Website"),
  walk_in: () => t("Zonder afspraak"),
  checked: () => t("Nagekeken op"),
  icon: () => t("Plaatje"),
  type: () => t("Soort"),
  published: () => t("Datum"),
};

const MARKS: Readonly<Record<string, (place: string) => string>> = {
  "+": (place) => t("Nieuw: wat {place} zegt", { place }),
  "~": (place) => t("Anders: wat {place} zegt", { place }),
  "-": (place) => t("Weg: wat {place} zei", { place }),
};

const OVERLAY = /^([-+~]) overlay\.[a-z0-9-]+\.([a-z0-9-]+)\.json$/;
const VALUE = /^ {4}([^ ]+): (.*)$/s;
const TEXT = /^[a-z0-9-]+\.[\w-]{22}$/;

const ROLES: Readonly<Record<string, () => string>> = {
  root: () => t("de sleutels zelf"),
  targets: () => t("wat telefoons krijgen"),
  snapshot: () => t("het overzicht van alles"),
  timestamp: () => t("de dagelijkse stempel"),
};

/** Lines about keys, and about what a file is. */
const OTHERS: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /^root (\d+|none) → (\d+), until (\d{4}-\d\d-\d\d)$/,
    (_, version, day) =>
      t("Versie {n} van wie mag tekenen, tot en met {day}", { n: version, day: dayInWords(day) }),
  ],
  [
    /^\+ ([\w-]+): key (\w+)$/,
    (role, key) => t("Mag voortaan tekenen voor {what}: {key}", { what: roleOf(role), key }),
  ],
  [
    /^- ([\w-]+): key (\w+)$/,
    (role, key) => t("Mag niet meer tekenen voor {what}: {key}", { what: roleOf(role), key }),
  ],
  [
    /^ {2}([\w-]+): (\d+) of (\d+) must sign$/,
    (role, n, all) => t("Voor {what} tekenen {n} van de {all} sleutels", { what: roleOf(role), n, all }),
  ],
  [/^ {2}only for (.+)$/, (places) => t("Alleen voor {places}", { places })],
  [/^ {2}edition (?:\d+|none) → (\d+)$/, (edition) => t("Uitgave {n}", { n: edition })],
  [/^ {2}- card (.+)$/, (card) => t("Weg: kaart {card}", { card })],
];

function roleOf(role: string): string {
  return ROLES[role]?.() ?? role;
}

/** A line of which a part has no words keeps it as it is: nothing that is signed goes unread. */
export function lineInWords(line: string): string {
  for (const [said, inDutch] of OTHERS) {
    const [found, ...parts] = said.exec(line) ?? [];
    if (found !== undefined) return inDutch(...parts);
  }
  const [, mark = "", place = ""] = OVERLAY.exec(line) ?? [];
  if (mark) return MARKS[mark]?.(place) ?? line;
  const [, name, change = ""] = VALUE.exec(line) ?? [];
  return name === undefined ? line : `${nameInWords(name)}: ${changeInWords(change)}`;
}

function nameInWords(name: string): string {
  if (TEXT.test(name)) return t("Tekst");
  const [first, language = "", part = "", at = "", ...rest] = name.split(".");
  const partInWords = PARTS[part];
  if (first !== "languages" || !partInWords) return FIELDS[name]?.() ?? name;
  const which = /^\d+$/.test(at)
    ? `${partInWords()} ${Number(at) + 1}`
    : [partInWords(), at].join(" ").trim();
  return [languageInDutch(language), which, ...rest.map((field) => FIELDS[field]?.() ?? field)].join(" · ");
}

function changeInWords(change: string): string {
  return change.replace(/^∅ → /, () => `${t("niets")} → `).replace(/ → ∅$/, () => ` → ${t("niets")}`);
}
