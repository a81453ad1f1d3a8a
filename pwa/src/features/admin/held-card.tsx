/** One thing that waits for a person, why, and the two ways on. */
import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { AskFirst } from "./ask-first";
import { Problem } from "./problems";

/** What a decision does; the problem's code when it could not be done. */
type Decision = () => Promise<string | undefined>;

interface HeldCardProps {
  readonly reason: string;
  readonly children: ComponentChildren;
  readonly release: Decision;
  readonly annul: Decision;
}

export function HeldCard({ reason, children, release, annul }: HeldCardProps): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const name = useId();
  const decide = async (decision: Decision) => {
    setBusy(true);
    setProblem(await decision());
    setBusy(false);
  };
  return (
    <section class="card" aria-labelledby={name}>
      <p>
        <strong id={name}>{REASONS[reason]?.() ?? reason}</strong>
      </p>
      {children}
      <Problem code={problem} />
      <div class="answers">
        <Button kind="second" icon="check" isBusy={isBusy} onClick={() => void decide(release)}>
          {t("Laat het toch meetellen")}
        </Button>
        <AskFirst
          text={t("Gooi het weg")}
          isBusy={isBusy}
          title={t("Weggooien?")}
          no={t("Nee, laat het staan")}
          onYes={() => void decide(annul)}
        >
          {t("Het telt nooit mee, en de tekst wordt gewist. Dit kunt u niet terugdraaien.")}
        </AskFirst>
      </div>
    </section>
  );
}

const REASONS: Readonly<Record<string, () => string>> = {
  "unknown-schema": () => t("Van een nieuwere app dan deze server kent"),
  "unknown-shape": () => t("Van een nieuwere app dan deze server kent"),
  "unknown-field": () => t("Met iets erin dat deze server niet kent"),
  "too-many-rows": () => t("Te veel regels in één keer"),
  "unknown-metric": () => t("Telt iets dat deze server niet telt"),
  "n-too-large": () => t("Een aantal dat te groot is"),
  "bad-value": () => t("Met een waarde die niet kan"),
  "bad-period": () => t("Met een dag, week of maand die niet bestaat"),
  "unknown-place": () => t("Van een plek die niet gepubliceerd is"),
  "unknown-pack": () => t("Van een pakket dat niet gepubliceerd is"),
  "unknown-edition": () => t("Van een uitgave die niet gepubliceerd is"),
  "unknown-resource": () => t("Van een kaart die niet gepubliceerd is"),
  "red-resource": () => t("Noemt een kaart die alleen per pakket geteld mag worden"),
  "place-with-language": () => t("Noemt een plek en een taal samen"),
  "sensitive-topic": () => t("Een gevoelig onderwerp, gevraagd aan het huis"),
  "unknown-entity": () => t("Van een nieuwere app dan deze server kent"),
  "server-decides": () => t("Alleen de server mag dit wijzigen"),
  "unknown-actor": () => t("Van iemand die hier geen account heeft"),
  "actor-removed": () => t("Geschreven toen deze persoon al weg was"),
  "not-allowed": () => t("Deze persoon mag dit niet opschrijven"),
  "out-of-scope": () => t("Van een plek waar dit apparaat niet bij hoort"),
  "other-place": () => t("Hoort bij een andere plek"),
  "unknown-record": () => t("Gaat over iets dat er niet is"),
  deleted: () => t("Gaat over iets dat verwijderd is"),
  unreadable: () => t("De sleutel om dit te openen is hier niet, of het is beschadigd"),
  "bad-body": () => t("De tekst is niet wat er geschreven was"),
  "op-id-reused": () => t("Twee verschillende dingen met hetzelfde nummer"),
};
