/** The themes of a pack in their order: each with its name, its sign and its colour; one without cards may go. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import type { Theme } from "./content";
import type { Faults } from "./faults";
import { type SimpleField as Simple, TONES } from "./fields";
import { IconPick } from "./icon-pick";
import { mintId } from "./minting";
import { SimpleField } from "./simple-field";
import { SortedList, useFocusNew } from "./sorted-list";
import { moved, withValue } from "./values";

const NAME: Simple = { kind: "line", name: "nl", label: () => t("Naam") };
const TONE: Simple = { kind: "choice", name: "tone", label: () => t("Kleur"), options: TONES };

interface ThemeFieldsProps {
  readonly themes: readonly Theme[];
  /** How many cards each has. */
  readonly cards: ReadonlyMap<string, number>;
  readonly faults: Faults;
  readonly onChange: (themes: readonly Theme[]) => void;
}

export function ThemeFields({ themes, cards, faults, onChange }: ThemeFieldsProps): JSX.Element {
  const [area, focusNew] = useFocusNew();
  const add = () => {
    focusNew();
    onChange([...themes, newTheme()]);
  };
  return (
    <fieldset class="items" ref={area} tabIndex={-1}>
      <legend>{t("Thema’s")}</legend>
      <SortedList
        items={themes}
        label={t("Thema’s")}
        keyOf={({ id }) => id}
        nameOf={({ title }, at) => title.nl || t("Thema {n}", { n: at + 1 })}
        min={1}
        mayRemove={({ id }) => !cards.has(id)}
        onMove={(from, to) => onChange(moved(themes, from, to))}
        onRemove={(at) => onChange(themes.filter((_, place) => place !== at))}
        draw={(theme, at) => (
          <OneTheme
            theme={theme}
            cards={cards.get(theme.id) ?? 0}
            fault={faults[`themes.${at}.title.nl`]}
            onChange={(next) => onChange(withValue(themes, [at], next))}
          />
        )}
      />
      <Button kind="quiet" icon="add" onClick={add}>
        {t("Nog een thema")}
      </Button>
    </fieldset>
  );
}

function newTheme(): Theme {
  const id = mintId();
  return { id, title: { id: `theme-${id}`, nl: "" }, icon: "book", tone: "canal" };
}

interface OneThemeProps {
  readonly theme: Theme;
  readonly cards: number;
  readonly fault: string | undefined;
  readonly onChange: (theme: Theme) => void;
}

function OneTheme({ theme, cards, fault, onChange }: OneThemeProps): JSX.Element {
  return (
    <>
      <div class="part">
        <SimpleField
          field={NAME}
          value={theme.title.nl}
          fault={fault}
          onChange={(nl) => onChange(withValue(theme, ["title", "nl"], nl))}
        />
        <IconPick
          label={t("Plaatje")}
          isOptional={false}
          value={theme.icon}
          onPick={(icon) => onChange(withValue(theme, ["icon"], icon))}
        />
        <SimpleField
          field={TONE}
          value={theme.tone}
          onChange={(tone) => onChange(withValue(theme, ["tone"], tone))}
        />
      </div>
      <p class="aside">{cards === 0 ? t("Nog geen kaarten.") : tn("{n} kaart", "{n} kaarten", cards)}</p>
    </>
  );
}
