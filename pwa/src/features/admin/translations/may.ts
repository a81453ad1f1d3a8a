/** What this person may do with translations: what they may not is not drawn. */
import { session } from "../state";

/** An administrator into every language, a translator into their own. */
export function mayTranslate(language: string): boolean {
  const person = session.value;
  if (!person?.may.includes("translate")) return false;
  return person.roles.includes("administrator") || person.languages.includes(language);
}

export function mayReview(): boolean {
  return session.value?.may.includes("review") ?? false;
}
