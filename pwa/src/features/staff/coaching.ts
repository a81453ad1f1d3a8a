/** What brings two people together who practise Dutch: when they can, how much Dutch there is, and what it is for. */
import { computed } from "@preact/signals";
import { t } from "../../i18n/words";
import type { StaffRecord } from "../../sync/merging";
import { fieldsOf, recordsOf } from "./state";

export const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;
export const PARTS = ["morning", "afternoon", "evening"] as const;

export const LEVELS = ["A0", "A1", "A2", "B1"] as const;
export type Level = (typeof LEVELS)[number];

/** The eight domains of learning, by number. */
export const DOMAINS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Somebody who looks for a language coach (`demand`), or is one (`supply`). Nothing says who it is. */
export interface Coach {
  readonly id: string;
  readonly side: "demand" | "supply";
  readonly language: string;
  readonly level: Level | undefined;
  readonly dayparts: readonly string[];
  readonly domains: readonly number[];
  readonly vog: boolean;
  readonly state: "open" | "matched" | "done" | "gone";
}

/** Who has an appointment or met somebody. It follows from the matches, so that one tap is one write and two tablets cannot count it twice. */
const standing = computed(() => {
  const found = new Map<unknown, "matched" | "done">();
  for (const match of recordsOf("match").map(fieldsOf)) {
    for (const somebody of [match.demand, match.supply]) {
      if (match.state === "agreed") found.set(somebody, "matched");
      if (match.state === "met" && !found.has(somebody)) found.set(somebody, "done");
    }
  }
  return found;
});

export function readCoach(found: StaffRecord): Coach {
  const fields = fieldsOf(found);
  const list = (name: string) => (Array.isArray(fields[name]) ? (fields[name] as readonly unknown[]) : []);
  return {
    id: found.entity_id,
    side: fields.side === "supply" ? "supply" : "demand",
    language: String(fields.language ?? "und"),
    level: LEVELS.find((level) => level === fields.level),
    dayparts: list("dayparts").map(String),
    domains: list("domains").map(Number),
    vog: fields.vog === true,
    state: fields.state === "gone" ? "gone" : (standing.value.get(found.entity_id) ?? "open"),
  };
}

/** The number that stands for somebody, of four digits; the same on every device, and on paper. */
export function numberOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return String(1000 + ((hash >>> 0) % 9000));
}

export function dayName(day: string): string {
  switch (day) {
    case "mo":
      return t("maandag");
    case "tu":
      return t("dinsdag");
    case "we":
      return t("woensdag");
    case "th":
      return t("donderdag");
    case "fr":
      return t("vrijdag");
    case "sa":
      return t("zaterdag");
    default:
      return t("zondag");
  }
}

export function partName(part: string): string {
  if (part === "morning") return t("ochtend");
  return part === "afternoon" ? t("middag") : t("avond");
}

/** `mo-morning` → "maandag ochtend". */
export function dayPartName(daypart: string): string {
  const [day = "", part = ""] = daypart.split("-");
  return `${dayName(day)} ${partName(part)}`;
}

export function levelName(level: string): string {
  switch (level) {
    case "A0":
      return t("A0: nog geen woord");
    case "A1":
      return t("A1: een paar woorden");
    case "A2":
      return t("A2: een gesprekje");
    default:
      return t("B1: een gesprek");
  }
}

export function domainName(domain: number): string {
  return (DOMAIN_NAMES[domain - 1] ?? (() => String(domain)))();
}

const DOMAIN_NAMES: readonly (() => string)[] = [
  () => t("Werk en opleiding"),
  () => t("Inburgering en naturalisatie"),
  () => t("Opvoeding"),
  () => t("Gezondheid en bewegen"),
  () => t("Zaken regelen"),
  () => t("Vrije tijd en sociale activiteiten"),
  () => t("Digitale vaardigheden"),
  () => t("Rekenvaardigheden"),
];
