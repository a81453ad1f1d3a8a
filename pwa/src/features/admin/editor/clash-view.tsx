/** Where two people changed one thing differently: both are shown, and whoever comes second chooses of each. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { type Clash, mergeDrafts, type Side } from "../../../sync/drafts";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import type { CardContent, Theme } from "./content";
import type { CardState } from "./editing-api";
import { ORDER, pathInWords, valueInWords } from "./in-words";

interface ClashViewProps {
  readonly base: CardContent;
  readonly mine: CardContent;
  readonly theirs: CardState;
  readonly themes: readonly Theme[];
  readonly onSettle: (content: CardContent) => void;
}

export function ClashView({ base, mine, theirs, themes, onSettle }: ClashViewProps): JSX.Element {
  const [chosen, choose] = useState<Readonly<Record<string, Side>>>({});
  const { clashes } = mergeDrafts(base, theirs.content, mine);
  const sideOf = (path: string): Side => chosen[path] ?? "yours";
  return (
    <section class="card clashes" aria-label={t("Twee mensen, één tekst")} tabIndex={-1}>
      <div role="alert">
        <Notice tone="warn" icon="people" title={t("{name} veranderde ook deze kaart", { name: theirs.by })}>
          {t(
            "Wat maar één van u veranderde, is samengevoegd. Kies hieronder wat er moet staan. Wat u typte, staat veilig op dit apparaat.",
          )}
        </Notice>
      </div>
      {clashes.map((clash) => (
        <OneClash
          key={clash.path}
          clash={clash}
          where={pathInWords(mine, clash.path.split("."), themes)}
          by={theirs.by}
          side={sideOf(clash.path)}
          onChoose={(side) => choose({ ...chosen, [clash.path]: side })}
        />
      ))}
      <Button
        kind="main"
        icon="check"
        onClick={() => onSettle(mergeDrafts(base, theirs.content, mine, sideOf).content)}
      >
        {t("Zo is het goed")}
      </Button>
    </section>
  );
}

interface OneClashProps {
  readonly clash: Clash;
  readonly where: string;
  readonly by: string;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

/** An order of ids says nothing to anybody: it is chosen by whose it is. */
export function OneClash({ clash, where, by, side, onChoose }: OneClashProps): JSX.Element {
  const inWords = (value: unknown) => (clash.path.endsWith(ORDER) ? "" : valueInWords(value));
  return (
    <div class="clash">
      <Choice<Side>
        name={clash.path}
        legend={where}
        look="rows"
        value={side}
        onChoose={onChoose}
        options={[
          { value: "yours", text: <Said who={t("Van u")} what={inWords(clash.yours)} /> },
          {
            value: "theirs",
            text: <Said who={t("Van {name}", { name: by })} what={inWords(clash.theirs)} />,
          },
        ]}
      />
      {inWords(clash.base) !== "" && (
        <p class="aside">
          {t("Eerst stond er:")} <q>{inWords(clash.base)}</q>
        </p>
      )}
    </div>
  );
}

function Said({ who, what }: { readonly who: string; readonly what: string }): JSX.Element {
  return (
    <span>
      <strong>{who}</strong> {what}
    </span>
  );
}
