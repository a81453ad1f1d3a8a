/** How much Dutch there is, and what it is for. Neither has to be said. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Choice } from "../../../ui/choice";
import { DOMAINS, domainName, LEVELS, type Level, levelName } from "../coaching";

interface PurposeProps {
  readonly level: Level | undefined;
  readonly domains: readonly number[];
  readonly onLevel: (level: Level) => void;
  readonly onDomains: (domains: readonly number[]) => void;
}

export function Purpose({ level, domains, onLevel, onDomains }: PurposeProps): JSX.Element {
  const toggle = (domain: number, isOn: boolean) =>
    onDomains(isOn ? [...domains, domain].sort((a, b) => a - b) : domains.filter((one) => one !== domain));
  return (
    <>
      <Choice<Level>
        name="level"
        legend={t("Hoeveel Nederlands?")}
        look="chips"
        value={level ?? null}
        onChoose={onLevel}
        options={LEVELS.map((value) => ({ value, text: levelName(value) }))}
      />
      <fieldset class="checks">
        <legend>{t("Waarvoor?")}</legend>
        {DOMAINS.map((domain) => (
          <label key={domain}>
            <input
              type="checkbox"
              checked={domains.includes(domain)}
              onChange={({ currentTarget }) => toggle(domain, currentTarget.checked)}
            />
            <span>{domainName(domain)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
