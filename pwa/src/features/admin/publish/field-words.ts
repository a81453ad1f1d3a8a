/** What a publisher reads of where a change stands: a document's fields in plain Dutch. */
import { t } from "../../../i18n/words";

const FIELDS: Readonly<Record<string, () => string>> = {
  title: () => t("Titel"),
  summary: () => t("Samenvatting"),
  type: () => t("Soort"),
  theme: () => t("Thema"),
  language: () => t("Taal"),
  level: () => t("Taalniveau"),
  sensitivity: () => t("Hoe gevoelig"),
  law: () => t("Hoe vast de wet is"),
  source: () => t("Adres van de bron"),
  source_name: () => t("Wie het zegt"),
  last_checked: () => t("Gecheckt op"),
  review: () => t("Nagekeken"),
  picture: () => t("Plaatje"),
  image: () => t("bestand"),
  width: () => t("breedte"),
  height: () => t("hoogte"),
  sound: () => t("geluid"),
  speaker: () => t("wie het zegt"),
  icon: () => t("pictogram"),
  tone: () => t("kleur"),
  phone: () => t("telefoon"),
  facts: () => t("Feit"),
  value: () => t("waarde"),
  valid_until: () => t("geldig tot en met"),
};

/** "Blok 2 · geluid" for `blocks.1.sound`; what has no words, as the name of a text, stays as it is. */
export function fieldInWords(at: string): string {
  const [first = "", second = "", ...rest] = at.split(".");
  if (first === "blocks") {
    const block = /^\d+$/.test(second) ? t("Blok {n}", { n: Number(second) + 1 }) : second;
    return [block, ...rest.map(oneInWords)].join(" · ");
  }
  if (FIELDS[first]) return [first, second, ...rest].filter(Boolean).map(oneInWords).join(" · ");
  const named = FIELDS[at.slice(at.lastIndexOf(".") + 1)];
  return named ? `${named()} (${at})` : at;
}

function oneInWords(name: string): string {
  return FIELDS[name]?.() ?? name;
}
