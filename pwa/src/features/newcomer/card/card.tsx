/** One resource: read in two languages, with its source, the day it was checked, and two faces. */
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { packs, reading } from "../../../app/state";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, language, t } from "../../../i18n/words";
import { count, type Use } from "../../../store/counters";
import { changeSettings, type Settings } from "../../../store/settings";
import type { Block } from "../../../sync/blocks";
import type { Document } from "../../../sync/pack";
import type { Pair } from "../../../ui/blocks/reader";
import { Bilingual, PairText } from "../../../ui/blocks/reader";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import { afterPaint } from "../../../ui/painted";
import { Screen } from "../frame";
import { packLink } from "../links";
import { NotHere } from "../not-here";
import { Recalled } from "../recalled";
import { isRed } from "../sensitive";
import { recallHere, usePair } from "../use-documents";
import { useToday } from "../use-loaded";
import { Blocks } from "./blocks";
import { CardFoot } from "./card-foot";
import { PaperHead } from "./paper";
import { CardPicture } from "./picture";
import { PlaceSlots, PlaceTips } from "./place-slots";
import { TipsOf } from "./quiz";
import { ReadAloud } from "./read-aloud";

interface CardScreenProps {
  readonly pack: string;
  readonly resource: string;
}

export function CardScreen({ pack, resource }: CardScreenProps): JSX.Element {
  const pair = usePair(pack, resource);
  const today = useToday();
  const recall = recallHere(pack, resource);
  if (recall) return <Recalled recall={recall} />;
  if (typeof pair === "string" || !pair.value || !today) {
    return <NotHere pack={pack} isLoading={pair === "loading" || !today} isFailed={pair === "failed"} />;
  }
  return <Card pair={pair.value} today={today} />;
}

function Card({ pair, today }: { readonly pair: Pair; readonly today: string }): JSX.Element {
  const { own } = pair;
  const use = useOf(pair);
  useEffect(() => {
    if (use) void count({ ...use, metric: "opened" }); // once, also when a new edition comes in meanwhile
  }, [own.pack, own.resource]);
  return (
    <Screen
      title={own.title.text}
      titleLang={own.language}
      back={packLink(own.pack, own.theme)}
      isRed={isRed(own)}
    >
      <CardBody pair={pair} today={today} use={use} />
    </Screen>
  );
}

interface CardBodyProps {
  readonly pair: Pair;
  readonly today: string;
  readonly use: Omit<Use, "metric"> | undefined;
}

/** All of a card under its title: what the studio shows while it is written, too. */
export function CardBody({ pair, today, use }: CardBodyProps): JSX.Element {
  const { own, dutch } = pair;
  const isWhole = useWhole();
  return (
    <>
      <PaperHead pack={own.pack} dutch={dutch} />
      {dutch && <Modes ownLanguage={own.language} />}
      <ServedLanguage pair={pair} />
      <Bilingual pair={pair} today={today} mode={dutch ? reading.value : "own"}>
        <article class={`reading type-${own.type}`}>
          {own.picture && !isUrgent(own) && <CardPicture picture={own.picture} />}
          <div class="lead">
            <PairText text={own.summary} />
          </div>
          <ReadAloud />
          <TipsOf.Provider value={PlaceTips}>
            <Blocks blocks={isWhole ? own.blocks : firstOf(own.blocks)} slot={PlaceSlots} />
          </TipsOf.Provider>
        </article>
      </Bilingual>
      {isWhole && <CardFoot document={own} use={use} />}
    </>
  );
}

let isOpening = true; // the app, on this card

/**
 * Whether all of the card is drawn: what the app is opened on is painted as far as an eye sees before the rest is drawn, which
 * takes an old phone twice as long. A card that is reached inside the app is whole at once, for its reader may come back to its foot.
 */
function useWhole(): boolean {
  const [isWhole, setWhole] = useState(!isOpening);
  useLayoutEffect(() => {
    isOpening = false;
    if (!isWhole) afterPaint(() => setWhole(true));
  }, []);
  return isWhole;
}

/** Types of which each block is drawn by itself, however many follow each other. */
const APART: ReadonlySet<Block["type"]> = new Set([
  "heading",
  "paragraph",
  "list",
  "callout",
  "step",
  "entry",
  "web",
]);
const SEEN_FIRST = 3; // blocks in two languages, under title and summary

/** At most the first blocks; those that are drawn as one stay together. */
function firstOf(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex(
    ({ type }, at) => at >= SEEN_FIRST && (APART.has(type) || type !== blocks[at - 1]?.type),
  );
  return end < 0 ? blocks : blocks.slice(0, end);
}

/** What a use of this card counts as; nothing once its pack was removed in another tab. */
function useOf({ own }: Pair): Omit<Use, "metric"> | undefined {
  const pack = packs.value.find((saved) => saved.pack === own.pack);
  if (!pack) return undefined;
  return {
    pack: own.pack,
    edition: pack.edition,
    resource: own.resource,
    sensitivity: own.sensitivity,
  };
}

/** Where a call can save a life nothing stands above it, not even a picture. */
function isUrgent({ blocks }: Pair["own"]): boolean {
  return blocks.some((block) => block.type === "node" && block.danger === true);
}

function Modes({ ownLanguage }: { readonly ownLanguage: string }): JSX.Element {
  return (
    <Choice<Settings["reading"]>
      name="reading"
      legend={t("Talen op deze kaart")}
      isLegendHidden
      look="tabs"
      value={reading.value}
      onChoose={(reading) => void changeSettings({ reading })}
      options={[
        { value: "both", text: t("Allebei") },
        { value: "own", text: autonymOf(ownLanguage), lang: ownLanguage },
        { value: "dutch", text: autonymOf(DUTCH), lang: DUTCH },
      ]}
    />
  );
}

/** Says kindly when another language stands in, and when the Dutch has changed since the translation was made. */
function ServedLanguage({ pair: { own } }: { readonly pair: Pair }): JSX.Element {
  return (
    <>
      {own.language !== language.value && <StandsIn own={own} />}
      {own.review === "outdated" && (
        <Notice icon="globe">
          {t("Het Nederlands is veranderd. De nieuwe vertaling komt nog.")}
          {own.made_of !== undefined && (
            <>
              <br />
              {t("Deze vertaling hoort bij de Nederlandse tekst van {day}.", {
                day: dayInWords(own.made_of),
              })}
            </>
          )}
        </Notice>
      )}
    </>
  );
}

function StandsIn({ own }: { readonly own: Document }): JSX.Element {
  const values = { wanted: autonymOf(language.value), served: autonymOf(own.language) };
  const published = packs.value.find(({ pack }) => pack === own.pack)?.manifest.languages;
  return (
    <Notice icon="globe">
      {published?.includes(language.value)
        ? t(
            "{wanted} staat nog niet op deze telefoon. Met internet komt het vanzelf. U leest nu {served}.",
            values,
          )
        : t("Deze kaart is er nog niet in het {wanted}. U leest nu {served}.", values)}
    </Notice>
  );
}
