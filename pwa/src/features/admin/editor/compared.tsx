/** Two states of a card side by side: each changed text as it was and as it is, and what else differs. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import type { Differences, TextChange } from "./comparing";
import type { CardContent, Theme } from "./content";
import { pathInWords, textPath } from "./in-words";

interface ComparedProps {
  readonly differences: Differences;
  /** The newer state, by which places are named. */
  readonly content: CardContent;
  readonly themes: readonly Theme[];
}

export function Compared({ differences: { texts, fields }, content, themes }: ComparedProps): JSX.Element {
  if (texts.length === 0 && fields.length === 0) return <p>{t("Er is geen verschil.")}</p>;
  return (
    <>
      <ul class="compared">
        {texts.map((change) => (
          <li key={change.id}>
            <strong>{placeInWords(content, change.id, themes)}</strong>
            <BeforeAfter change={change} />
          </li>
        ))}
      </ul>
      {fields.length > 0 && (
        <p>
          {t("Ook anders: {fields}", {
            fields: fields.map((name) => pathInWords(content, [name], themes)).join(", "),
          })}
        </p>
      )}
    </>
  );
}

export function placeInWords(content: CardContent, text: string, themes: readonly Theme[]): string {
  const path = textPath(content, text);
  return path ? pathInWords(content, path, themes) : t("Weggehaald");
}

export function BeforeAfter({
  change: { before, after },
}: {
  readonly change: Omit<TextChange, "id">;
}): JSX.Element {
  return (
    <>
      {before !== undefined && (
        <p>
          <span class="aside">{t("Was:")}</span> <del lang="nl">{before}</del>
        </p>
      )}
      {after !== undefined && (
        <p>
          <span class="aside">{t("Nu:")}</span> <ins lang="nl">{after}</ins>
        </p>
      )}
    </>
  );
}
