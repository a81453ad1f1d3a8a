/** What else people type to find a card, in each language: no translations, but words of their own. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { directionOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import { languageInDutch } from "../names";
import type { Keywords } from "./content";
import { useDesk } from "./desk";

export function KeywordFields({ keywords }: { readonly keywords: readonly Keywords[] }): JSX.Element {
  const { edit, languages } = useDesk();
  const change = (language: string, words: readonly string[]) => {
    const known = keywords.some((one) => one.language === language);
    const all = known ? keywords : [...keywords, { language, words }];
    const next = all.map((one) => (one.language === language ? { language, words } : one));
    const kept = next.filter((one) => one.words.length > 0);
    edit(["keywords"], kept.length > 0 ? kept : undefined);
  };
  const tags = [...new Set([...languages, ...keywords.map(({ language }) => language)])];
  return (
    <details>
      <summary>{t("Zoekwoorden")}</summary>
      <p class="aside">{t("Wat mensen typen om deze kaart te vinden. Zet een komma tussen de woorden.")}</p>
      {tags.map((tag) => (
        <WordsField
          key={tag}
          language={tag}
          words={keywords.find(({ language }) => language === tag)?.words ?? []}
          onChange={(words) => change(tag, words)}
        />
      ))}
    </details>
  );
}

interface WordsFieldProps {
  readonly language: string;
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}

/** As it is typed while it has the focus, so that a comma may be followed by a word. */
function WordsField({ language, words, onChange }: WordsFieldProps): JSX.Element {
  const [typed, setTyped] = useState<string>();
  return (
    <label class="field">
      <span>{languageInDutch(language)}</span>
      <input
        lang={language}
        dir={directionOf(language)}
        value={typed ?? words.join(", ")}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          onChange(wordsIn(value));
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
}

function wordsIn(typed: string): readonly string[] {
  const words = typed.split(/[,،]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}
