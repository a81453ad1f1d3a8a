/** One part in another language: each Dutch text with its translation beside it. */
import type { JSX } from "preact";
import { directionOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import type { SlotName } from "../../../sync/blocks";
import { Chip } from "../../../ui/chip";
import { type Sheet, textsIn } from "./sheet";
import type { Slot } from "./slots";

interface TextsCardProps {
  readonly slot: Slot;
  readonly sheet: Sheet;
  readonly language: string;
  readonly onSay: (id: string, text: string) => void;
}

export function TextsCard({ slot, sheet, language, onSay }: TextsCardProps): JSX.Element | null {
  const texts = dutchOf(sheet, slot.name);
  if (texts.length === 0) return null;
  const heading = `texts-${slot.name}`;
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{slot.title()}</h2>
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

function dutchOf({ nl }: Sheet, name: SlotName) {
  return textsIn(nl[name] ?? []).filter(({ text }) => text.trim() !== "");
}
