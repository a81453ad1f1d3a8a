/** Whose picture or sound it is, and under which terms it may be used. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Notice } from "../../../ui/notice";
import type { Licence, Terms } from "./media-api";

const LICENCES: readonly (readonly [Licence, () => string])[] = [
  ["own", () => t("Zelf gemaakt")],
  ["permission", () => t("De maker vindt het goed")],
  ["cc0", () => t("CC0: van iedereen")],
  ["cc-by", () => t("CC BY: noem de maker")],
  ["cc-by-sa", () => t("CC BY-SA: noem de maker, deel op dezelfde manier")],
  ["cc-by-nc", () => t("CC BY-NC: noem de maker, niet om te verkopen")],
  ["cc-by-nc-sa", () => t("CC BY-NC-SA: noem de maker, niet verkopen, deel op dezelfde manier")],
];

interface TermsFieldsProps {
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
}

export function TermsFields({ terms, onChange }: TermsFieldsProps): JSX.Element {
  return (
    <>
      <label class="field">
        <span>{t("Wie mag dit gebruiken?")}</span>
        <select
          value={terms.licence}
          onChange={({ currentTarget }) => onChange({ ...terms, licence: currentTarget.value as Licence })}
        >
          {LICENCES.map(([licence, text]) => (
            <option key={licence} value={licence}>
              {text()}
            </option>
          ))}
        </select>
      </label>
      {terms.licence !== "own" && <Maker terms={terms} onChange={onChange} />}
      <TermsWarning licence={terms.licence} />
    </>
  );
}

function Maker({ terms, onChange }: TermsFieldsProps): JSX.Element {
  const asksCredit = terms.licence.startsWith("cc-by");
  return (
    <>
      <label class="field">
        <span>{asksCredit ? t("Naam van de maker") : t("Naam van de maker, als u die weet")}</span>
        <input
          value={terms.credit}
          required={asksCredit}
          maxLength={300}
          autocomplete="off"
          onInput={({ currentTarget }) => onChange({ ...terms, credit: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{t("Adres waar het vandaan komt")}</span>
        <input
          type="url"
          value={terms.source}
          maxLength={500}
          autocomplete="off"
          onInput={({ currentTarget }) => onChange({ ...terms, source: currentTarget.value })}
        />
      </label>
    </>
  );
}

export function TermsWarning({ licence }: { readonly licence: string }): JSX.Element | null {
  const parts = licence.split("-");
  if (!parts.includes("nc") && !parts.includes("sa")) return null;
  return (
    <Notice tone="warn" icon="warning">
      {parts.includes("nc") && t("NC: wie dit pakket meeneemt, mag er geen geld mee verdienen.")}{" "}
      {parts.includes("sa") && t("SA: wat hiervan gemaakt wordt, moet op dezelfde manier gedeeld worden.")}
    </Notice>
  );
}

export function licenceName(licence: string): string {
  return LICENCES.find(([known]) => known === licence)?.[1]() ?? t("Onbekend");
}
