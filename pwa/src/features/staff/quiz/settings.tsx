/** What a host may change while a quiz goes on: languages, teams and which items are asked. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Choice } from "../../../ui/choice";
import { type Game, TEAMS_MOST, withAsked, withTeams } from "./game";
import type { Round } from "./questions";
import { RoomsLanguages } from "./rooms-languages";

interface SettingsProps {
  readonly game: Game;
  readonly rounds: readonly Round[];
  readonly languages: readonly string[];
  readonly chosen: readonly string[];
  readonly onLanguages: (chosen: readonly string[]) => void;
  readonly onChange: (step: (game: Game) => Game) => void;
}

export function Settings(props: SettingsProps): JSX.Element {
  const { game, rounds, languages, chosen, onLanguages, onChange } = props;
  return (
    <details class="stage-settings">
      <summary>{t("Talen, teams en vragen")}</summary>
      <RoomsLanguages languages={languages} chosen={chosen} onChoose={onLanguages} />
      <Choice
        name="teams"
        legend={t("Teams")}
        look="chips"
        value={String(game.points.length)}
        onChoose={(count) => onChange((now) => withTeams(now, Number(count)))}
        options={[
          { value: "0", text: t("Zonder teams") },
          ...Array.from({ length: TEAMS_MOST - 1 }, (_, at) => ({
            value: String(at + 2),
            text: String(at + 2),
          })),
        ]}
      />
      {rounds.map((round, at) => (
        <RoundItems
          key={at}
          round={round}
          asked={game.asked}
          onAsk={(items, isAsked) =>
            onChange((now) => withAsked(now, asking(now.asked, rounds, items, isAsked)))
          }
        />
      ))}
    </details>
  );
}

interface RoundItemsProps {
  readonly round: Round;
  readonly asked: readonly string[];
  readonly onAsk: (items: readonly string[], isAsked: boolean) => void;
}

function RoundItems({ round: { title, items }, asked, onAsk }: RoundItemsProps): JSX.Element {
  const all = items.map(({ item }) => item);
  const isAny = all.some((item) => asked.includes(item));
  const name = title ?? t("Vragen");
  return (
    <fieldset class="round-items">
      <legend>{name}</legend>
      <label class="switch">
        <input type="checkbox" checked={isAny} onChange={() => onAsk(all, !isAny)} />
        <strong>{t("Hele ronde")}</strong>
      </label>
      {items.map(({ item, text }) => {
        const isAsked = asked.includes(item);
        return (
          <label key={item} class="switch" lang="nl">
            <input type="checkbox" checked={isAsked} onChange={() => onAsk([item], !isAsked)} />
            {text.text}
          </label>
        );
      })}
    </fieldset>
  );
}

/** In the order of the quiz, however they were switched on. */
function asking(
  asked: readonly string[],
  rounds: readonly Round[],
  items: readonly string[],
  isAsked: boolean,
): readonly string[] {
  return rounds
    .flatMap((round) => round.items.map(({ item }) => item))
    .filter((item) => (items.includes(item) ? isAsked : asked.includes(item)));
}
