/** Which language of the room stands beside Dutch. */
import type { JSX } from "preact";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, t } from "../../../i18n/words";
import { Choice } from "../../../ui/choice";
import { place } from "../state";

interface LanguageChoiceProps {
  readonly name: string;
  readonly languages: readonly string[];
  readonly value: string;
  readonly onChoose: (tag: string) => void;
}

export function LanguageChoice({
  name,
  languages,
  value,
  onChoose,
}: LanguageChoiceProps): JSX.Element | null {
  if (languages.length === 0) return null;
  return (
    <Choice
      name={name}
      legend={t("Taal naast het Nederlands")}
      look="chips"
      value={value}
      onChoose={onChoose}
      options={languages.map((tag) => ({ value: tag, text: autonymOf(tag), lang: tag }))}
    />
  );
}

/** The first language of the place that is kept, else the first that is. */
export function languageOfTheRoom(kept: readonly string[]): string {
  const here = place.value?.languages ?? [];
  return here.find((tag) => tag !== DUTCH && kept.includes(tag)) ?? kept[0] ?? DUTCH;
}
