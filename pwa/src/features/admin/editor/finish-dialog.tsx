/** Before a draft becomes what is published from: of each changed text, whether its translations still hold. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Dialog } from "../../../ui/dialog";
import { Notice } from "../../../ui/notice";
import { Problem } from "../problems";
import { BeforeAfter, placeInWords } from "./compared";
import { differences } from "./comparing";
import type { CardContent, Theme } from "./content";
import type { Change } from "./editing-api";
import { lacking } from "./lacking";

interface FinishDialogProps {
  /** What is published from now; undefined for a new card. */
  readonly finished: CardContent | undefined;
  readonly content: CardContent;
  readonly themes: readonly Theme[];
  readonly problem: { readonly code: string; readonly where: string } | undefined;
  readonly isBusy: boolean;
  readonly onFinish: (changes: Readonly<Record<string, Change>>) => void;
  readonly onClose: () => void;
}

export function FinishDialog(props: FinishDialogProps): JSX.Element {
  const { finished, content, themes, problem, isBusy, onFinish, onClose } = props;
  const [chosen, choose] = useState<Readonly<Record<string, Change>>>({});
  const changed = differences(finished, content).texts.filter(
    ({ before, after }) => before !== undefined && after !== undefined,
  );
  const changes = Object.fromEntries(changed.map(({ id }) => [id, chosen[id] ?? "meaning"]));
  return (
    <Dialog title={t("Is deze kaart klaar?")} onClose={onClose}>
      <p>{t("Wat u klaar zet, gaat mee met de volgende uitgave. Telefoons krijgen het pas daarna.")}</p>
      {changed.length > 0 && <p>{t("Zeg van elke veranderde tekst of de vertalingen nog kloppen.")}</p>}
      <ul class="compared">
        {changed.map((change) => (
          <li key={change.id}>
            <strong>{placeInWords(content, change.id, themes)}</strong>
            <BeforeAfter change={change} />
            <HowDifferent
              text={change.id}
              value={changes[change.id] ?? "meaning"}
              onChoose={(what) => choose({ ...chosen, [change.id]: what })}
            />
          </li>
        ))}
      </ul>
      <Open lacks={lacking(content, themes)} problem={problem} />
      <div class="answers">
        <Button kind="main" icon="check" isBusy={isBusy} onClick={() => onFinish(changes)}>
          {t("Zet klaar")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("Nog niet")}
        </Button>
      </div>
    </Dialog>
  );
}

interface HowDifferentProps {
  readonly text: string;
  readonly value: Change;
  readonly onChoose: (what: Change) => void;
}

function HowDifferent({ text, value, onChoose }: HowDifferentProps): JSX.Element {
  return (
    <Choice<Change>
      name={`change-${text}`}
      legend={t("Hoe anders is deze tekst?")}
      isLegendHidden
      look="rows"
      value={value}
      onChoose={onChoose}
      options={[
        { value: "small", text: t("Kleine wijziging: de vertalingen blijven goed") },
        { value: "meaning", text: t("Betekenis anders: de vertalingen zijn verouderd") },
      ]}
    />
  );
}

interface OpenProps {
  readonly lacks: readonly string[];
  readonly problem: FinishDialogProps["problem"];
}

/** What is still to be done, as this side sees it and as the server said. */
function Open({ lacks, problem }: OpenProps): JSX.Element {
  return (
    <>
      {lacks.length > 0 && (
        <Notice tone="warn" icon="warning" title={t("Dit is nog niet af:")}>
          {lacks.join(" · ")}
        </Notice>
      )}
      {problem?.code === "content" ? (
        <div role="alert">
          <Notice tone="warn" icon="warning" title={t("Er is nog iets niet goed ingevuld.")}>
            {problem.where}
          </Notice>
        </div>
      ) : (
        <Problem code={problem?.code} />
      )}
    </>
  );
}
