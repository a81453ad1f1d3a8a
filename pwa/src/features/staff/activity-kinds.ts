/** What a team does together with people, who of the team may lead it, and how each is marked unless somebody says otherwise. */
import { t } from "../../i18n/words";
import type { Tone } from "../../ui/tones";
import type { Role } from "./state";

/** How people learn there, by the VIME model: with a teacher, without a diploma, or while doing something else together. */
export type Learning = "formal" | "non-formal" | "social";

export interface ActivityKind {
  readonly id: string;
  readonly tone: Tone;
  readonly learning: Learning;
  readonly isForHelpers: boolean;
  /** The guide of pack `team` that goes with it first. */
  readonly guide?: string;
}

export const KINDS: readonly ActivityKind[] = [
  { id: "quiz", tone: "saffron", learning: "social", isForHelpers: true, guide: "T-16" },
  { id: "reading", tone: "leaf", learning: "social", isForHelpers: true, guide: "T-01" },
  { id: "taalcafe", tone: "plum", learning: "non-formal", isForHelpers: false, guide: "T-02" },
  { id: "digid", tone: "indigo", learning: "non-formal", isForHelpers: false, guide: "T-03" },
  { id: "tour", tone: "canal", learning: "social", isForHelpers: false, guide: "T-17" },
];

/** By a guide that none of these goes with first. */
export const SESSION: ActivityKind = {
  id: "session",
  tone: "brick",
  learning: "non-formal",
  isForHelpers: false,
};

/** Helpers read aloud and host a quiz, and nothing else. */
export function kindsFor(role: Role | undefined): readonly ActivityKind[] {
  return role === "helper" ? KINDS.filter(({ isForHelpers }) => isForHelpers) : KINDS;
}

export function kindOf(id: string): ActivityKind {
  return KINDS.find((kind) => kind.id === id) ?? SESSION;
}

/** What is begun by this guide; the second meeting about DigiD is about DigiD, too. */
export function kindOfGuide(guide: string): ActivityKind {
  if (guide === "T-04") return kindOf("digid");
  return KINDS.find((kind) => kind.guide === guide) ?? SESSION;
}

export function learningName(learning: Learning): string {
  switch (learning) {
    case "formal":
      return t("Formeel: een les met een docent");
    case "non-formal":
      return t("Non-formeel: leren zonder diploma");
    case "social":
      return t("Sociaal: samen iets doen");
  }
}
