/** S5: the host leads a quiz by buttons, keys or a remote; on a projector it is the same screen, or a second window. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { DUTCH, t } from "../../../i18n/words";
import type { Document } from "../../../sync/pack";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { type CardName, type Kept, languagesOf, useCard, useKept } from "../kept";
import { activityLink } from "../links";
import { Loading } from "../loading";
import { NoPack } from "../no-pack";
import { Page } from "../page";
import { StageTitle, usePresenting, useRemote, WholeScreen } from "../presenting";
import { award, type Game, goBack, goOn, isOver, newGame } from "./game";
import { gameOf, keepPlaceInAddress, placeInAddress, play } from "./games";
import { roundsOf } from "./questions";
import { eachLanguage, firstLanguages } from "./rooms-languages";
import { type SecondScreen, type Shown, useSecondScreen } from "./second-screen";
import { Settings } from "./settings";
import { Stage, TeamTile } from "./stage";

interface HostProps extends CardName {
  readonly activity: string | undefined;
}

export function QuizHostScreen(props: HostProps): JSX.Element {
  const kept = useKept();
  const [dutch] = useCard(props, [DUTCH]) ?? [];
  if (!kept || dutch === undefined) return <Loading />;
  if (!dutch) {
    return (
      <Page title={t("Quiz")} part="activities">
        <NoPack>{t("Deze quiz staat nog niet op deze tablet.")}</NoPack>
      </Page>
    );
  }
  return <Host {...props} kept={kept} dutch={dutch} />;
}

interface ShownHostProps extends HostProps {
  readonly kept: Kept;
  readonly dutch: Document;
}

function Host({ pack, resource, activity, kept, dutch }: ShownHostProps): JSX.Element {
  const name = { pack, resource };
  const known = languagesOf(kept, pack);
  const [chosen, choose] = useState(() => firstLanguages(known));
  const rounds = roundsOf(dutch, kept.overlay);
  const [game, change] = useGame(name, () => rounds.flatMap(({ items }) => items.map(({ item }) => item)));
  const shown: Shown = { ...name, ...game, languages: [DUTCH, ...chosen] };
  const found = useCard(name, shown.languages);
  const cards = found ? eachLanguage(found) : [dutch];
  const second = useSecondScreen(shown);
  const end = activity === undefined ? "#/activities" : activityLink(activity);
  usePresenting();
  useHostsRemote(change, end);
  return (
    <main class="stage host">
      <StageTitle title={dutch.title.text} />
      <Stage shown={shown} cards={cards} kept={kept} />
      {game.points.length > 0 && <TeamButtons points={game.points} onChange={change} />}
      <Bar game={game} end={end} onChange={change} />
      {second && <SecondScreenState second={second} />}
      <Settings
        game={game}
        rounds={rounds}
        languages={known}
        chosen={chosen}
        onLanguages={choose}
        onChange={change}
      />
      <Screens second={second} end={end} />
    </main>
  );
}

/** What is played, begun where the address says; each change goes to memory, and its place to the address. */
function useGame(
  name: CardName,
  items: () => readonly string[],
): readonly [Game, (step: (game: Game) => Game) => void] {
  const [first] = useState(() => newGame(items(), placeInAddress()));
  const game = gameOf(name) ?? first;
  useEffect(() => keepPlaceInAddress(game.at), [game.at]);
  const change = (step: (now: Game) => Game) => play(name, step(gameOf(name) ?? first));
  return [game, change];
}

function useHostsRemote(change: (step: (game: Game) => Game) => void, end: string): void {
  useRemote({
    next: () => change(goOn),
    back: () => change(goBack),
    leave: () => {
      location.hash = end;
    },
    digit: (n) => change((now) => award(now, n - 1, 1)),
  });
}

interface BarProps {
  readonly game: Game;
  readonly end: string;
  readonly onChange: (step: (game: Game) => Game) => void;
}

function Bar({ game, end, onChange }: BarProps): JSX.Element {
  return (
    <div class="stage-bar">
      <Button icon="back" isDisabled={game.at === 0 && !game.isAnswered} onClick={() => onChange(goBack)}>
        {t("Vorige")}
      </Button>
      {isOver(game) ? (
        <LinkButton kind="main" icon="check" href={end}>
          {t("Klaar")}
        </LinkButton>
      ) : (
        <Button kind="main" icon={game.isAnswered ? "next" : "check"} onClick={() => onChange(goOn)}>
          {game.isAnswered ? t("Volgende") : t("Toon het antwoord")}
        </Button>
      )}
    </div>
  );
}

interface TeamButtonsProps {
  readonly points: readonly number[];
  readonly onChange: (step: (game: Game) => Game) => void;
}

function TeamButtons({ points, onChange }: TeamButtonsProps): JSX.Element {
  return (
    <fieldset class="team-buttons">
      <legend>{t("Punten")}</legend>
      {points.map((n, at) => (
        <div key={at}>
          <button
            type="button"
            aria-label={t("Team {n}: 1 punt erbij", { n: at + 1 })}
            onClick={() => onChange((game) => award(game, at, 1))}
          >
            <TeamTile team={at} />
            <strong>+1</strong>
          </button>
          <button
            type="button"
            aria-label={t("Team {n}: 1 punt eraf", { n: at + 1 })}
            disabled={n === 0}
            onClick={() => onChange((game) => award(game, at, -1))}
          >
            −1
          </button>
        </div>
      ))}
    </fieldset>
  );
}

interface ScreensProps {
  readonly second: SecondScreen | undefined;
  readonly end: string;
}

/** Where the quiz is shown, and away from it. */
function Screens({ second, end }: ScreensProps): JSX.Element {
  return (
    <div class="stage-bar">
      {second && second.state !== "open" && (
        <Button kind="quiet" icon="away" onClick={second.open}>
          {t("Tweede scherm")}
        </Button>
      )}
      <WholeScreen />
      <LinkButton kind="quiet" icon="close" href={end}>
        {t("Stop")}
      </LinkButton>
    </div>
  );
}

function SecondScreenState({ second }: { readonly second: SecondScreen }): JSX.Element | null {
  if (second.state === "none") return null;
  return (
    <div role="status">
      {second.state === "open" ? (
        <p class="aside">{t("Het tweede scherm loopt mee.")}</p>
      ) : (
        <Notice icon="away" title={t("Het tweede scherm is dicht.")} />
      )}
    </div>
  );
}
