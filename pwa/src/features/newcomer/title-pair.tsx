/** A title in the reader's language with the Dutch under it, which is what stands on signs and is said by staff. */
import type { JSX } from "preact";
import { directionOf } from "../../i18n/languages";
import { DUTCH } from "../../i18n/words";
import { inReadersLanguage } from "./offers";

export function TitlePair({ words }: { readonly words: Readonly<Record<string, string>> }): JSX.Element {
  const own = inReadersLanguage(words);
  return (
    <span class="pair-title">
      <strong lang={own.lang} dir={directionOf(own.lang)}>
        {own.text}
      </strong>
      {own.lang !== DUTCH && words[DUTCH] && (
        <span lang={DUTCH} dir="ltr">
          {words[DUTCH]}
        </span>
      )}
    </span>
  );
}
