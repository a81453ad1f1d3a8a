/** What a rule finds wrong in a pack: the rule in Dutch, what it found, and the very place where it is mended. */
import { dayInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import { languageInDutch } from "./names";

/** Where a rule found something; `at` is a text, a fact or a file. */
export interface Fault {
  readonly pack?: string;
  /** None where it is about the pack itself. */
  readonly resource?: string;
  readonly language?: string;
  readonly at?: string;
  readonly rule?: string;
}

const RULES: Readonly<Record<string, () => string>> = {
  language: () => t("nog niet vertaald"),
  reviewer: () => t("niemand heeft dit nagekeken"),
  dates: () => t("een datum klopt niet"),
  expired: () => t("verlopen, zonder opvolger"),
  links: () => t("een link gaat nergens heen"),
  unsafe: () => t("een link is niet veilig"),
  alt: () => t("een plaatje heeft geen beschrijving"),
  sources: () => t("een bron klopt niet"),
  flags: () => t("de gevoeligheid staat te laag"),
  facts: () => t("een feit wordt nergens gebruikt"),
  weight: () => t("te zwaar voor een telefoon"),
  image: () => t("een plaatje is te zwaar"),
  unreadable: () => t("niet te lezen"),
  checks: () => t("klopt niet met het Nederlands"),
  tokens: () => t("een feit ontbreekt in de vertaling"),
  digits: () => t("een getal is anders"),
  script: () => t("verkeerd schrift"),
  letters: () => t("verkeerde letters"),
  joiner: () => t("een verbindingsteken ontbreekt"),
  dari: () => t("een woord is geen Dari"),
  punctuation: () => t("een leesteken is anders"),
  length: () => t("veel langer of korter"),
  untranslated: () => t("nog in het Nederlands"),
  glossary: () => t("een woord uit de woordenlijst is anders"),
};

export function ruleInWords(rule: string): string {
  return RULES[rule]?.() ?? rule;
}

/** The server's sentences, which are English as at its keyboard, and what they tell in Dutch. */
const TOLD: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [/^names no fact: (.+)$/, (fact) => t("er is geen feit {name}", { name: fact })],
  [/^is of no theme: (.+)$/, (theme) => t("er is geen thema {name}", { name: theme })],
  [/^names no file: (.+)$/, (file) => t("er is geen bestand {name}", { name: file })],
  [/^leads to no card: (.+)$/, (card) => t("er is geen kaart {name}", { name: card })],
  [/^is no address: (.+)$/, (address) => t("dit is geen adres: {address}", { address })],
  [/^is not sealed on the way: (.+)$/, (address) => t("geen https: {address}", { address })],
  [
    /^hides where it leads to: (.+)$/,
    (address) => t("het adres verbergt waar het heen gaat: {address}", { address }),
  ],
  [/^leads to a number: (.+)$/, (address) => t("een nummer, geen naam: {address}", { address })],
  [/^leads to an odd (?:door|name): (.+)$/, (address) => t("een vreemd adres: {address}", { address })],
  [/^has the source (.+)$/, (address) => t("de bron is {address}", { address })],
  [/^says only '(.*)'$/, (alt) => t("er staat alleen “{text}”", { text: alt })],
  [/^ended on (.+)$/, (day) => t("sinds {day}", { day: dayInWords(day) })],
  [
    /^(?:is )?(\d+) bytes, at most (\d+)$/,
    (bytes, most) => t("{kb} kB, hooguit {most} kB", { kb: thousands(bytes), most: thousands(most) }),
  ],
  [
    /^is shown in (.+)$/,
    (tag) => t("een telefoon laat het zien in het {language}", { language: languageInDutch(tag) }),
  ],
  [/^theme$/, () => t("dit gaat over gezondheid, veiligheid, rechten of geld")],
  [/^law$/, () => t("de wet hierover verandert vaak")],
  [
    /^has the numbers (.+), the Dutch (.+)$/,
    (ours, dutch) =>
      t("hier {ours}, in het Nederlands {dutch}", { ours: listed(ours), dutch: listed(dutch) }),
  ],
  [
    /^names (.+), the Dutch (.+)$/,
    (ours, dutch) =>
      t("hier {ours}, in het Nederlands {dutch}", { ours: listed(ours), dutch: listed(dutch) }),
  ],
  [
    /^is (\d+) characters for (\d+) of Dutch$/,
    (ours, dutch) => t("{ours} tekens, in het Nederlands {dutch}", { ours, dutch }),
  ],
  [/'(.+?)'/, (word) => t("bij “{text}”", { text: word })],
];

/** What a rule found, in particular; empty where its name says all. */
export function detailInWords(problem: string): string {
  for (const [said, inDutch] of TOLD) {
    const [found, ...parts] = said.exec(problem) ?? [];
    if (found !== undefined) return inDutch(...parts);
  }
  return "";
}

function thousands(bytes: string): string {
  return `${Math.ceil(Number(bytes) / 1000)}`;
}

/** "['2', '3']" as a reader writes it. */
function listed(list: string): string {
  return list.replace(/^\[|\]$|'/g, "") || t("niets");
}

/** Where it is mended: a translation, a picture that is too heavy, a fact, or a text of a card. */
export function faultLink({ pack = "", resource = "", language = "", at = "", rule = "" }: Fault): string {
  if (rule === "language") return to("translations", pack, language, "open");
  if (rule === "reviewer") return to("translations", pack, language, "review");
  if (language && at) return to("translations", pack, language, at);
  if (rule === "image") return to("media", pack);
  return resource ? cardLink({ pack, resource, at }) : to("packs", pack, at);
}

/** The text of the card, the card, or the pack where it is about no card. */
export function cardLink({ pack = "", resource = "", at = "" }: Fault): string {
  if (resource === "") return to("packs", pack);
  return to("card", resource, at.startsWith(`${resource}.`) ? at.slice(resource.length + 1) : "");
}

/** An address of the studio; empty pieces are left out. */
export function to(...pieces: readonly string[]): string {
  return `#/${pieces.filter(Boolean).map(encodeURIComponent).join("/")}`;
}
