/** One part in another language: each Dutch text with its translation beside it. */
import type { JSX } from "preact";
import { directionOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import type { Text } from "../../../sync/pictures";
import { Chip } from "../../../ui/chip";
import type { Sheet } from "./sheet";

interface TextsCardProps {
  readonly name: string;
  readonly title: string;
  /** In Dutch. */
  readonly texts: readonly Text[];
  readonly sheet: Sheet;
  readonly language: string;
  readonly onSay: (id: string, text: string) => void;
}

export function TextsCard(props: TextsCardProps): JSX.Element | null {
  const { name, title, sheet, language, onSay } = props;
  const texts = props.texts.filter(({ text }) => text.trim() !== "");
  if (texts.length === 0) return null;
  const heading = `texts-${name}`;
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {texts.map(({ id, text }) => {
        const said = sheet.texts[language]?.[id];
        return (
          <label class="field" key={id}>
            <span lang="nl">{text}</span>
            {said?.outdated && (
              <Chip icon="turn" tone="warn">
                {t("Het Nederlands is veranderd")}
              </Chip>
            )}
            <textarea
              rows={2}
              maxLength={4000}
              lang={language}
              dir={directionOf(language)}
              value={said?.text ?? ""}
              onInput={({ currentTarget }) => onSay(id, currentTarget.value)}
            />
          </label>
        );
      })}
    </section>
  );
}
