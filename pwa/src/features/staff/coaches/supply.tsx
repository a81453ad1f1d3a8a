/** A volunteer, entered by the team: only with a certificate of conduct that was seen, and of age. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import type { Level } from "../coaching";
import { languageName } from "../language-names";
import { languagesHere } from "../language-tiles";
import { write } from "../state";
import type { StepProps } from "./coaches";
import { DayPartGrid } from "./day-part-grid";
import { freeId } from "./numbers";
import { Purpose } from "./purpose";
import { StepSection } from "./step";

export function Supply({ go }: StepProps): JSX.Element {
  const [hasVog, setVog] = useState(false);
  const [language, speak] = useState(languagesHere()[0] ?? "nl");
  const [dayparts, setDayParts] = useState<readonly string[]>([]);
  const [level, setLevel] = useState<Level>();
  const [domains, setDomains] = useState<readonly number[]>([]);
  const save = async () => {
    const said = level ? { level } : {};
    const offered = { side: "supply", language, dayparts, domains, vog: true, state: "open", ...said };
    await write("coach", freeId(), offered);
    announce(t("De vrijwilliger staat op het bord."));
    go({ at: "board" });
  };
  return (
    <StepSection title={t("Een vrijwilliger invoeren")} onBack={() => go({ at: "board" })}>
      <VogBox isSeen={hasVog} onChange={setVog} />
      <LanguageField value={language} onChange={speak} />
      <DayPartGrid chosen={dayparts} onChange={setDayParts} />
      <Purpose level={level} domains={domains} onLevel={setLevel} onDomains={setDomains} />
      {!hasVog && <p class="aside">{t("Zonder VOG die je zelf hebt gezien, komt niemand op het bord.")}</p>}
      <Button
        kind="main"
        icon="check"
        isDisabled={!hasVog || dayparts.length === 0}
        onClick={() => void save()}
      >
        {t("Zet op het bord")}
      </Button>
    </StepSection>
  );
}

interface VogBoxProps {
  readonly isSeen: boolean;
  readonly onChange: (isSeen: boolean) => void;
}

function VogBox({ isSeen, onChange }: VogBoxProps): JSX.Element {
  return (
    <div class="checks">
      <label>
        <input
          type="checkbox"
          checked={isSeen}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{t("VOG gezien, en 18 jaar of ouder")}</span>
      </label>
    </div>
  );
}

interface LanguageFieldProps {
  readonly value: string;
  readonly onChange: (tag: string) => void;
}

function LanguageField({ value, onChange }: LanguageFieldProps): JSX.Element {
  return (
    <label class="field">
      <span>{t("Welke taal spreekt de vrijwilliger nog meer?")}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {languagesHere().map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}
