/** What the chosen place says in one slot, as a page of its own: what is on, or its books. */
import type { ComponentChildren, JSX } from "preact";
import { settings } from "../../../app/state";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf } from "../../../i18n/languages";
import { language, t } from "../../../i18n/words";
import type { SlotName } from "../../../sync/blocks";
import type { Document } from "../../../sync/pack";
import { Bilingual } from "../../../ui/blocks/reader";
import { LinkButton } from "../../../ui/button";
import { Isolated } from "../../../ui/isolated";
import { Notice } from "../../../ui/notice";
import { Tile } from "../../../ui/tile";
import { LINKS } from "../links";
import { type PlaceValues, usePlace } from "../use-documents";
import { useToday } from "../use-loaded";
import { Blocks } from "./blocks";
import { placePair } from "./place-pair";

interface PlacePartProps {
  readonly slot: SlotName;
  /** Said where the place fills in nothing. */
  readonly children: ComponentChildren;
}

export function PlacePart({ slot, children }: PlacePartProps): JSX.Element {
  const place = usePlace();
  const today = useToday();
  if (settings.value.place === null) return <NoPlace />;
  if (place === "loading" || today === undefined) return <p class="aside">{t("Even wachten …")}</p>;
  const values = place === "failed" ? undefined : place.value;
  const pair = values && placePair(values, slot, today, base(values, slot));
  if (!values || !pair) return <Notice icon="library">{children}</Notice>;
  const { own, dutch } = pair;
  return (
    <>
      <Bilingual pair={pair} today={today} mode={dutch ? settings.value.reading : "own"}>
        <Blocks blocks={own.blocks} />
      </Bilingual>
      <p class="aside row">
        <Tile id={values.overlay.place} tone="leaf" size={32} />
        <span>
          <Isolated
            text={t("Van {place}, {day}", { place: values.name, day: dayInWords(values.overlay.published) })}
            lang={language.value}
          />
          {own.language !== language.value && ` · ${autonymOf(own.language)}`}
        </span>
      </p>
    </>
  );
}

function NoPlace(): JSX.Element {
  return (
    <Notice
      icon="pin"
      title={t("Kies eerst uw plek.")}
      action={
        <LinkButton href={LINKS.place} kind="main" icon="pin">
          {t("Mijn plek")}
        </LinkButton>
      }
    >
      {t("Dan ziet u wat de bieb bij u in de buurt doet.")}
    </Notice>
  );
}

/** A place's own values stand in no card; this is one around them. */
function base({ overlay, name }: PlaceValues, slot: SlotName): Document {
  const title = { id: `${overlay.place}.${slot}`, text: name };
  return {
    schema: 1,
    pack: overlay.place,
    resource: slot,
    language: language.value,
    type: "article",
    theme: slot,
    level: "A1",
    sensitivity: "green",
    law: "stable",
    source: name,
    source_name: name,
    last_checked: overlay.published,
    review: "done",
    title,
    summary: title,
    blocks: [],
    facts: {},
  };
}
