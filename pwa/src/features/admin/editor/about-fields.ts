/** What is known of a card besides what it says: for whom, when, how sure, how sensitive, and who says so. */
import { t } from "../../../i18n/words";
import { TYPE_NAMES } from "./card-types";
import type { Theme } from "./content";
import type { Field, Option } from "./fields";

const DOMAINS: readonly Option[] = [
  { value: "1", label: () => t("1: werk en opleiding") },
  { value: "2", label: () => t("2: inburgering en naturalisatie") },
  { value: "3", label: () => t("3: opvoeding") },
  { value: "4", label: () => t("4: gezondheid en bewegen") },
  { value: "5", label: () => t("5: zaken regelen") },
  { value: "6", label: () => t("6: vrije tijd en meedoen") },
  { value: "7", label: () => t("7: digitale vaardigheden") },
  { value: "8", label: () => t("8: rekenen in het dagelijks leven") },
];

export const PHASES: readonly Option[] = [
  { value: "1", label: () => t("1: net aangekomen") },
  { value: "2", label: () => t("2: wachten") },
  { value: "3", label: () => t("3: wonen") },
];

const LEVELS: readonly Option[] = ["A0", "A1", "A2", "B1"].map((value) => ({ value, label: () => value }));

export const SENSITIVITIES: readonly Option[] = [
  { value: "green", label: () => t("groen: gewoon") },
  { value: "yellow", label: () => t("geel: gevoelig") },
  { value: "red", label: () => t("rood: nooit per kaart geteld, met een snelle uitgang") },
];

export const LAWS: readonly Option[] = [
  { value: "stable", label: () => t("verandert bijna nooit") },
  { value: "yearly", label: () => t("verandert elk jaar") },
  { value: "moving", label: () => t("verandert nu") },
];

export const TRACKS: readonly Option[] = [
  { value: "all", label: () => t("iedereen") },
  { value: "asylum", label: () => t("asiel") },
  { value: "ukraine", label: () => t("Oekraïne") },
  { value: "other", label: () => t("anders") },
];

export const AUDIENCES: readonly Option[] = [
  { value: "newcomer", label: () => t("nieuwkomers") },
  { value: "staff", label: () => t("medewerkers") },
];

export function aboutFields(themes: readonly Theme[]): readonly Field[] {
  const types = Object.entries(TYPE_NAMES).map(([value, label]) => ({ value, label }));
  const topics = themes.map(({ id, title }) => ({ value: id, label: () => title.nl }));
  return [
    { kind: "choice", name: "type", label: () => t("Soort kaart"), options: types },
    { kind: "choice", name: "theme", label: () => t("Thema"), options: topics },
    { kind: "choice", name: "sensitivity", label: () => t("Hoe gevoelig?"), options: SENSITIVITIES },
    { kind: "choice", name: "level", label: () => t("Taalniveau"), options: LEVELS },
    { kind: "numbers", name: "phases", label: () => t("Fase"), options: PHASES },
    { kind: "choice", name: "track", label: () => t("Voor wie?"), options: TRACKS },
    { kind: "choice", name: "audience", label: () => t("Wie leest dit?"), options: AUDIENCES },
    { kind: "numbers", name: "domains", label: () => t("Leerdomein"), options: DOMAINS },
    { kind: "choice", name: "law", label: () => t("Hoe vast is de wet?"), options: LAWS },
    { kind: "line", name: "source_name", label: () => t("Wie zegt dit?") },
    { kind: "address", name: "source", label: () => t("Op welke pagina staat dat?") },
    { kind: "day", name: "last_checked", label: () => t("Gecheckt op") },
  ];
}
