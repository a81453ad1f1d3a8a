/** What a picture shows, in words: nobody puts one in without. */
import type { JSX, Ref } from "preact";
import { t } from "../../../i18n/words";

interface AltFieldProps {
  readonly alt: string;
  readonly onChange: (alt: string) => void;
  readonly field?: Ref<HTMLInputElement>;
}

export function AltField({ alt, onChange, field }: AltFieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{t("Wat is er te zien?")}</span>
      <input
        {...(field === undefined ? {} : { ref: field })}
        value={alt}
        required
        minLength={3}
        maxLength={300}
        pattern=".*\S.*"
        autocomplete="off"
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <small class="aside">{t("Dit leest wie het plaatje niet ziet, of geen plaatjes ophaalt.")}</small>
    </label>
  );
}
