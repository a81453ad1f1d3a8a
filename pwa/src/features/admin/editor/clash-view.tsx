/** Where two people changed one thing differently: both are shown, and whoever comes second chooses of each. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import type { CardContent, Theme } from "./content";
import type { CardState } from "./editing-api";
import { pathInWords, valueInWords } from "./in-words";
import { type Clash, clashName, merge } from "./merging";

type Side = "mine" | "theirs";

interface ClashViewProps {
  readonly base: CardContent;
  readonly mine: CardContent;
  readonly theirs: CardState;
  readonly themes: readonly Theme[];
  readonly onSettle: (content: CardContent) => void;
}

export function ClashView({ base, mine, theirs, themes, onSettle }: ClashViewProps): JSX.Element {
  const [chosen, choose] = useState<Readonly<Record<string, Side>>>({});
  const { clashes } = merge(base, mine, theirs.content);
  const sideOf = (clash: Clash): Side => chosen[clashName(clash)] ?? "mine";
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
          key={clashName(clash)}
          clash={clash}
          where={pathInWords(mine, clash.path, themes)}
          by={theirs.by}
          side={sideOf(clash)}
          onChoose={(side) => choose({ ...chosen, [clashName(clash)]: side })}
        />
      ))}
      <Button
        kind="main"
        icon="check"
        onClick={() => onSettle(merge(base, mine, theirs.content, sideOf).value)}
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

function OneClash({ clash, where, by, side, onChoose }: OneClashProps): JSX.Element {
  return (
    <div class="clash">
      <p class="aside">
        {t("Eerst stond er:")} <q>{valueInWords(clash.base)}</q>
      </p>
      <Choice<Side>
        name={clashName(clash)}
        legend={where}
        look="rows"
        value={side}
        onChoose={onChoose}
        options={[
          { value: "mine", text: <Said who={t("Van u")} what={clash.mine} /> },
          { value: "theirs", text: <Said who={t("Van {name}", { name: by })} what={clash.theirs} /> },
        ]}
      />
    </div>
  );
}

function Said({ who, what }: { readonly who: string; readonly what: unknown }): JSX.Element {
  return (
    <>
      <strong>{who}</strong> <span>{valueInWords(what)}</span>
    </>
  );
}
