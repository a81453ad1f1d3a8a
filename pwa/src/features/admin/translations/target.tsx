/** The field of a translation, with what has to stand in it as in the Dutch. */
import type { JSX } from "preact";
import { autonymOf, directionOf, isLatin } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { languageInDutch } from "../names";
import type { Segment, Where } from "./api";
import { mayTranslate } from "./may";

interface TargetProps {
  readonly field: { current: HTMLTextAreaElement | null };
  readonly where: Where;
  readonly shown: Segment;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onInsert: (token: string) => void;
}

export function Target({
  field,
  where: { language },
  shown,
  text,
  onType,
  onInsert,
}: TargetProps): JSX.Element {
  return (
    <div>
      <label class="field">
        <span lang={language}>{autonymOf(language)}</span>
        <textarea
          ref={field}
          rows={5}
          maxLength={6000}
          lang={language}
          dir={directionOf(language)}
          spellcheck
          readOnly={!mayTranslate(language)}
          value={text}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      {mayTranslate(language) && (
        <>
          <KeyboardHint language={language} />
          <Tokens nl={shown.nl} onInsert={onInsert} />
        </>
      )}
    </div>
  );
}

function KeyboardHint({ language }: { readonly language: string }): JSX.Element | null {
  if (isLatin(language)) return null;
  return (
    <p class="aside">
      {t("Zet uw toetsenbord op {language}.", { language: languageInDutch(language) })}{" "}
      {/^fa/.test(language) && t("Een halve spatie is Shift + spatie.")}
    </p>
  );
}

interface TokensProps {
  readonly nl: string;
  readonly onInsert: (token: string) => void;
}

/** What has to stand in the translation exactly as in the Dutch, at one press. */
function Tokens({ nl, onInsert }: TokensProps): JSX.Element | null {
  const tokens = tokensIn(nl);
  if (tokens.length === 0) return null;
  return (
    <div class="row">
      {tokens.map((token) => (
        <Button
          key={token}
          kind="quiet"
          label={t("Zet {token} in de tekst", { token })}
          onClick={() => onInsert(token)}
        >
          <bdi dir="ltr">{token}</bdi>
        </Button>
      ))}
    </div>
  );
}

function tokensIn(nl: string): readonly string[] {
  return [...new Set(nl.match(/\{[^}]*\}/g) ?? [])];
}

/** The first one of the Dutch that the translation does not have yet. */
export function missingToken(nl: string, text: string): string | undefined {
  return tokensIn(nl).find((token) => !text.includes(token));
}
