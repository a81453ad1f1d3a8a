/** Each kind of work in words, and the page where it is done. */
import { dayInWords } from "../../../i18n/formats";
import { t, tn } from "../../../i18n/words";
import { cardLink, faultLink, ruleInWords, to } from "../fault";
import { languageInDutch, topicInWords } from "../names";
import type { Kind, Work } from "./board-api";

export const NUMBERS = new Intl.NumberFormat("nl");

interface KindWords {
  /** Behind the number. */
  readonly text: (n: number) => string;
  /** What stands under the place's title. */
  readonly about: (work: Work) => string;
  readonly href: (work: Work) => string;
}

export const KINDS: Readonly<Record<Kind, KindWords>> = {
  facts: {
    text: (n) => tn("feit verloopt", "feiten verlopen", n),
    about: ({ day = "", at = "" }) => t("{fact}: tot en met {day}", { fact: at, day: dayInWords(day) }),
    href: fact,
  },
  signatures: {
    text: (n) => tn("handtekening verloopt", "handtekeningen verlopen", n),
    about: ({ day = "" }) => t("tot en met {day}", { day: dayInWords(day) }),
    href: () => "#/publish",
  },
  gates: {
    text: (n) => tn("regel houdt publiceren tegen", "regels houden publiceren tegen", n),
    about: (work) =>
      [ruleInWords(work.rule ?? ""), languageInDutch(work.language ?? "")].filter(Boolean).join(" · "),
    href: faultLink,
  },
  questions: {
    text: (n) => tn("vraag zonder antwoord", "vragen zonder antwoord", n),
    about: ({ day = "" }) => t("sinds {day}", { day: dayInWords(day) }),
    href: ({ at = "" }) => to("questions", at),
  },
  outdated: {
    text: (n) => tn("vertaling verouderd", "vertalingen verouderd", n),
    about: language,
    href: (work) => sheet(work, "open"),
  },
  unreviewed: {
    text: (n) => tn("vertaling nakijken", "vertalingen nakijken", n),
    about: language,
    href: (work) => sheet(work, "review"),
  },
  hard: {
    text: (n) => tn("tekst te moeilijk", "teksten te moeilijk", n),
    about: () => t("lange zin, lang woord of lijdende vorm"),
    href: cardLink,
  },
  silent: {
    text: (n) => tn("zin zonder geluid", "zinnen zonder geluid", n),
    about: () => t("nog inspreken"),
    href: ({ pack = "", resource = "" }) => to("media", pack, resource),
  },
  missing: {
    text: (n) => tn("tekst niet vertaald", "teksten niet vertaald", n),
    about: language,
    href: (work) => sheet(work, "open"),
  },
};

export function titleOf(kind: Kind, { title = "", at = "" }: Work): string {
  if (kind === "questions") return topicInWords(title);
  return kind === "signatures" ? roleInWords(at) : title;
}

const ROLES: Readonly<Record<string, () => string>> = {
  root: () => t("De sleutels zelf"),
  targets: () => t("Alle pakketten"),
  recalls: () => t("Wat teruggetrokken is"),
};

function roleInWords(role: string): string {
  return ROLES[role]?.() ?? t("Regio {name}", { name: role.replace(/^region-/, "") });
}

function language({ language = "" }: Work): string {
  return languageInDutch(language);
}

function fact({ pack = "", at = "" }: Work): string {
  return to("packs", pack, at);
}

/** Whatever is to be translated, or to be read, of a pack in a language. */
function sheet({ pack = "", language = "" }: Work, show: "open" | "review"): string {
  return to("translations", pack, language, show);
}
