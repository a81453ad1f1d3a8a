/** Language coaches: who looks for one, who is one, and who meets whom (S8). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { readCoach } from "../coaching";
import { Page } from "../page";
import { records } from "../state";
import { Agreed } from "./agreed";
import { Board } from "./board";
import { Proposals } from "./proposals";
import { ChooseDayParts, ChooseLanguage, TooYoung } from "./seek";
import { SeekerCard } from "./seeker-card";
import { Supply } from "./supply";

/** Where one is between the board and a match. Nothing of it is kept but what is written. */
export type Step =
  | { readonly at: "board" | "too-young" | "language" | "supply" }
  | { readonly at: "dayparts"; readonly language: string }
  | { readonly at: "card" | "proposals"; readonly id: string };

export function CoachesScreen(): JSX.Element {
  const [step, go] = useState<Step>({ at: "board" });
  return (
    <Page title={t("Taalmaatje")} part="coaches">
      <Shown step={step} go={go} />
    </Page>
  );
}

export interface StepProps {
  readonly go: (step: Step) => void;
}

function Shown({ step, go }: StepProps & { readonly step: Step }): JSX.Element {
  switch (step.at) {
    case "too-young":
      return <TooYoung go={go} />;
    case "language":
      return <ChooseLanguage go={go} />;
    case "dayparts":
      return <ChooseDayParts language={step.language} go={go} />;
    case "supply":
      return <Supply go={go} />;
    case "card":
    case "proposals": {
      const found = records.value.get(`coach/${step.id}`);
      if (!found) return <Board go={go} />;
      const coach = readCoach(found);
      return step.at === "card" ? <SeekerCard coach={coach} go={go} /> : <Proposals seeker={coach} go={go} />;
    }
    default:
      return (
        <>
          <Board go={go} />
          <Agreed />
        </>
      );
  }
}
