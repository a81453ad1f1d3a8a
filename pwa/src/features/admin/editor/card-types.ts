/** Every type of card: what it is called, and of which blocks it usually consists. */
import { t } from "../../../i18n/words";
import type { Kind, ResourceType } from "./content";

export const TYPE_NAMES: Readonly<Record<ResourceType, () => string>> = {
  article: () => t("Artikel"),
  steps: () => t("Stappen"),
  checklist: () => t("Afvinklijst"),
  photostrip: () => t("Fotostrip"),
  phrasebook: () => t("Zinnen om te zeggen"),
  dialogue: () => t("Gesprek"),
  quiz: () => t("Quiz"),
  infographic: () => t("Schema"),
  directory: () => t("Adressen"),
  link: () => t("Websites"),
  portrait: () => t("Portret"),
  "language-contrast": () => t("Verschil tussen talen"),
  "session-guide": () => t("Draaiboek"),
  "learning-domain": () => t("Leergebied"),
};

/** What a card of each type consists of in the first place; every other kind may stand in it too. */
export const USUAL: Readonly<Record<ResourceType, readonly Kind[]>> = {
  article: ["paragraph", "heading", "list", "callout"],
  steps: ["step", "callout", "paragraph"],
  checklist: ["check", "heading", "callout"],
  photostrip: ["panel", "paragraph"],
  phrasebook: ["phrases", "paragraph"],
  dialogue: ["turn", "paragraph"],
  quiz: ["question", "tip", "paragraph"],
  infographic: ["node", "callout", "paragraph"],
  directory: ["entry", "slot", "paragraph"],
  link: ["web", "paragraph"],
  portrait: ["quote", "paragraph", "heading"],
  "language-contrast": ["contrast", "paragraph"],
  "session-guide": ["step", "heading", "list", "paragraph"],
  "learning-domain": ["heading", "list", "paragraph"],
};

/** The first block of a new card. */
export function firstKind(type: ResourceType): Kind {
  return USUAL[type][0] ?? "paragraph";
}
