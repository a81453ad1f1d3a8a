/** Who could help somebody, best first; and for the one that is chosen a fixed moment at a public place. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Notice } from "../../../ui/notice";
import { type Coach, dayPartName, readCoach } from "../coaching";
import { recordsOf } from "../state";
import { Appointment } from "./appointment";
import type { StepProps } from "./coaches";
import { type Proposal, proposalsFor } from "./matching";
import { Person } from "./person";
import { StepSection } from "./step";

export function Proposals({ seeker, go }: StepProps & { readonly seeker: Coach }): JSX.Element {
  const [chosen, choose] = useState<Proposal>();
  const found = proposalsFor(seeker, recordsOf("coach").map(readCoach));
  if (chosen) {
    return (
      <StepSection title={t("Wanneer en waar?")} onBack={() => choose(undefined)}>
        <Appointment seeker={seeker} proposal={chosen} />
      </StepSection>
    );
  }
  return (
    <StepSection title={t("Wie kan helpen?")} onBack={() => go({ at: "board" })}>
      <Person coach={seeker} />
      {found.length === 0 ? (
        <Notice icon="talk" title={t("Er is nog niemand met dezelfde tijd.")}>
          {t("De kaart blijft op het bord staan.")}
        </Notice>
      ) : (
        <ul class="somebodies">
          {found.map((proposal) => (
            <li key={proposal.coach.id}>
              <Person coach={proposal.coach}>
                <span class="standing">
                  {proposal.speaksTheLanguage && <Chip icon="talk">{t("Zelfde taal")}</Chip>}
                  <Chip icon="check" tone="done">
                    {proposal.dayparts.map(dayPartName).join(", ")}
                  </Chip>
                </span>
                <Button kind="main" onClick={() => choose(proposal)}>
                  {t("Kies")}
                </Button>
              </Person>
            </li>
          ))}
        </ul>
      )}
    </StepSection>
  );
}
