/** The form of a card: its title and summary, its blocks in their order, and what is known of it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { aboutFields } from "./about-fields";
import { BLOCK_KINDS } from "./block-kinds";
import { firstKind, USUAL } from "./card-types";
import type { CardContent, Kind, SourceBlock, Theme } from "./content";
import { useDesk } from "./desk";
import { unfinished } from "./document";
import type { Field } from "./fields";
import { FormFields } from "./form-fields";
import { KeywordFields } from "./keyword-fields";
import { lacksAbout } from "./lacking";
import { mintId } from "./minting";
import { SortedList, useFocusNew } from "./sorted-list";
import { tidy } from "./tidy";
import { keyOf, moved } from "./values";

interface CardFormProps {
  readonly content: CardContent;
  readonly themes: readonly Theme[];
}

const HEAD: readonly Field[] = [
  { kind: "text", name: "title", label: () => t("Titel") },
  { kind: "text", name: "summary", label: () => t("Samenvatting"), isLong: true },
  { kind: "picture", name: "picture", label: () => t("Plaatje"), isOptional: true },
];

export function CardForm({ content, themes }: CardFormProps): JSX.Element {
  const [wasOpen] = useState(lacksAbout(content, themes)); // it does not close under who fills in the last
  return (
    <div class="form-of-card">
      <section class="card" aria-label={t("Titel en samenvatting")}>
        <FormFields fields={HEAD} value={content} path={[]} />
      </section>
      <BlocksForm content={content} />
      <details class="card about" open={wasOpen}>
        <summary>
          <h2>{t("Over deze kaart")}</h2>{" "}
          {lacksAbout(content, themes) && <span class="chip warn">{t("nog niet af")}</span>}
        </summary>
        <div class="part">
          <FormFields fields={aboutFields(themes)} value={content} path={[]} />
        </div>
        <KeywordFields keywords={content.keywords ?? []} />
      </details>
    </div>
  );
}

function BlocksForm({ content }: { readonly content: CardContent }): JSX.Element {
  const { edit } = useDesk();
  const { blocks } = content;
  const open = unfinished(tidy(content));
  const change = (next: readonly SourceBlock[]) => edit(["blocks"], next);
  const [area, focusNew] = useFocusNew();
  const add = (kind: Kind) => {
    focusNew();
    change([...blocks, BLOCK_KINDS[kind].fresh(mintId, new Date().toISOString().slice(0, 10))]);
    announce(t("{name} staat onderaan.", { name: BLOCK_KINDS[kind].name() }));
  };
  return (
    <section ref={area} aria-label={t("Blokken")} class="blocks-form" tabIndex={-1}>
      <h2>{t("Blokken")}</h2>
      <SortedList
        items={blocks}
        label={t("Blokken")}
        keyOf={(block, at) => keyOf(block) ?? `${at}`}
        nameOf={(block, at) => t("{name}, blok {n}", { name: BLOCK_KINDS[block.type].name(), n: at + 1 })}
        onMove={(from, to) => change(moved(blocks, from, to))}
        onRemove={(at) => change(blocks.filter((_, place) => place !== at))}
        draw={(block, at) => <BlockForm block={block} at={at} isOpen={open.includes(at)} />}
      />
      <AddBlock type={content.type} onAdd={add} />
    </section>
  );
}

interface BlockFormProps {
  readonly block: SourceBlock;
  readonly at: number;
  /** Something is still to be filled in. */
  readonly isOpen: boolean;
}

function BlockForm({ block, at, isOpen }: BlockFormProps): JSX.Element {
  const { name, fields } = BLOCK_KINDS[block.type];
  return (
    <fieldset class="block">
      <legend>
        {name()} {isOpen && <span class="chip warn">{t("nog niet af")}</span>}
      </legend>
      <FormFields fields={fields} value={block} path={["blocks", at]} />
    </fieldset>
  );
}

interface AddBlockProps {
  readonly type: CardContent["type"];
  readonly onAdd: (kind: Kind) => void;
}

/** The kinds that such a card usually has come first. */
function AddBlock({ type, onAdd }: AddBlockProps): JSX.Element {
  const [kind, setKind] = useState<Kind>(firstKind(type));
  const usual = USUAL[type];
  const rest = (Object.keys(BLOCK_KINDS) as Kind[]).filter((one) => !usual.includes(one));
  const options = (kinds: readonly Kind[]) =>
    kinds.map((one) => (
      <option key={one} value={one}>
        {BLOCK_KINDS[one].name()}
      </option>
    ));
  return (
    <form
      class="pick"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(kind);
      }}
    >
      <label class="field">
        <span>{t("Nieuw blok")}</span>
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
          <optgroup label={t("Gewoon bij deze kaart")}>{options(usual)}</optgroup>
          <optgroup label={t("Andere blokken")}>{options(rest)}</optgroup>
        </select>
      </label>
      <Button type="submit" icon="add">
        {t("Voeg blok toe")}
      </Button>
    </form>
  );
}
