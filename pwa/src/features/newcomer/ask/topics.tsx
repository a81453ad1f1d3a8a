/** What a question is about, in pictures; then the ready questions about it. */
import type { JSX } from "preact";
import { DUTCH, t } from "../../../i18n/words";
import type { Theme } from "../../../sync/manifest";
import { Icon } from "../../../ui/icon";
import { Pictogram } from "../../../ui/pictogram";
import { offers } from "../offers";
import { TitlePair } from "../title-pair";
import { changeDraft, chooseTopic, draft } from "./draft";
import { OTHER, type Ready } from "./ready";

/** The topics of what is saved; the same one in two packs is one. */
export function savedTopics(): readonly Theme[] {
  const themes = offers().flatMap(({ saved }) => saved?.manifest.themes ?? []);
  return [...new Map(themes.map((theme) => [theme.id, theme])).values()];
}

interface TopicsProps {
  readonly topics: readonly Theme[];
  /** A finger chose: what comes next may be brought under it. */
  readonly onTap: () => void;
}

export function Topics({ topics, onTap }: TopicsProps): JSX.Element {
  const choose = (topic: string, event: MouseEvent) => {
    chooseTopic(topic);
    if (event.detail > 0) onTap(); // a key has none, and the focus would be left behind
  };
  return (
    <fieldset class="pictures">
      <legend>{t("Waar gaat het over?")}</legend>
      <div class="grid">
        {topics.map(({ id, icon, tone, title }) => (
          <Tile
            key={id}
            icon={icon}
            tone={tone}
            isChosen={id === draft.value.topic}
            onClick={(event) => choose(id, event)}
          >
            <TitlePair words={title} />
          </Tile>
        ))}
        <Tile
          icon="help"
          tone="canal"
          isChosen={draft.value.topic === OTHER}
          onClick={(event) => choose(OTHER, event)}
        >
          <strong>{t("Iets anders")}</strong>
        </Tile>
      </div>
    </fieldset>
  );
}

/** A second tap takes the choice back. */
export function ReadyQuestions({ ready }: { readonly ready: readonly Ready[] }): JSX.Element | null {
  const chosen = draft.value.ready;
  if (ready.length === 0) return null;
  return (
    <fieldset class="pictures">
      <legend>{t("Is dit uw vraag? Kies hem.")}</legend>
      <div class="grid">
        {ready.map((one) => (
          <Tile
            key={one.id}
            icon={one.icon}
            tone="plum"
            isChosen={one.id === chosen}
            onClick={() => changeDraft({ ready: one.id === chosen ? undefined : one.id })}
          >
            <TitlePair words={{ ...(one.dutch && { [DUTCH]: one.dutch }), [one.lang]: one.text }} />
          </Tile>
        ))}
      </div>
    </fieldset>
  );
}

interface TileProps {
  readonly icon: string;
  readonly tone: string;
  readonly isChosen: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly children: JSX.Element;
}

function Tile({ icon, tone, isChosen, onClick, children }: TileProps): JSX.Element {
  return (
    <button type="button" class={`topic tone-${tone}`} aria-pressed={isChosen} onClick={onClick}>
      <Pictogram name={icon} tone={tone} size={44} />
      {children}
      {isChosen && <Icon name="check" />}
    </button>
  );
}
