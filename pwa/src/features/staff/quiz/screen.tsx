/** The second window: what the group sees, without the host's buttons. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Icon } from "../../../ui/icon";
import { useCard, useKept } from "../kept";
import { StageTitle, usePresenting, WholeScreen } from "../presenting";
import { eachLanguage } from "./rooms-languages";
import { type Shown, useShown } from "./second-screen";
import { Stage } from "./stage";

export function QuizWindow(): JSX.Element {
  const shown = useShown();
  usePresenting();
  return shown ? <Showing shown={shown} /> : <Waiting />;
}

function Waiting(): JSX.Element {
  return (
    <main class="stage">
      <StageTitle title={t("Quiz")} />
      <p class="lead">
        <Icon name="play" /> {t("Hier komt de vraag, zodra de quiz begint.")}
      </p>
      <WholeScreen />
    </main>
  );
}

function Showing({ shown }: { readonly shown: Shown }): JSX.Element {
  const kept = useKept();
  const found = useCard(shown, shown.languages);
  const cards = found && eachLanguage(found);
  return (
    <main class="stage">
      <StageTitle title={cards?.[0]?.title.text ?? t("Quiz")} />
      {kept && cards && <Stage shown={shown} cards={cards} kept={kept} />}
    </main>
  );
}
