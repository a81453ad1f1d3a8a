/** Fields that are languages: one, or several. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { languageInDutch } from "../names";

interface LanguageFieldProps {
  readonly label: string;
  /** Those of the pack; a value that is none of them stays. */
  readonly known: readonly string[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** What packs and libraries here have besides the pack's own. */
const MORE = [
  "nl",
  "en",
  "ar",
  "ti",
  "uk",
  "ru",
  "tr",
  "pl",
  "fa",
  "fa-AF",
  "so",
  "ps",
  "ckb",
  "kmr",
  "am",
  "fr",
  "es",
];

function offered(known: readonly string[], chosen: readonly string[]): readonly string[] {
  return [...new Set([...known, ...MORE, ...chosen])];
}

export function LanguageField({ label, known, value, onChange }: LanguageFieldProps): JSX.Element {
  const chosen = typeof value === "string" ? value : "";
  return (
    <label class="field">
      <span>{label}</span>
      <select value={chosen} onChange={(event) => onChange(event.currentTarget.value)}>
        {offered(known, chosen ? [chosen] : []).map((tag) => (
          <option key={tag} value={tag}>
            {languageInDutch(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function LanguagesField({ label, known, value, onChange }: LanguageFieldProps): JSX.Element {
  const chosen: readonly string[] = Array.isArray(value) ? value : [];
  const turn = (tag: string) =>
    onChange(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag]);
  return (
    <details>
      <summary>
        {label} {chosen.length > 0 ? chosen.map(languageInDutch).join(", ") : t("geen")}
      </summary>
      <fieldset class="ticks">
        <legend class="hidden">{label}</legend>
        {offered(known, chosen).map((tag) => (
          <label key={tag} class="tick">
            <input type="checkbox" checked={chosen.includes(tag)} onChange={() => turn(tag)} />
            <span>{languageInDutch(tag)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
