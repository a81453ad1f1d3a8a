/** Hold up the phone: one Dutch sentence over the whole screen, turned round for who sits opposite. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { packs } from "../../../app/state";
import { t } from "../../../i18n/words";
import { count } from "../../../store/counters";
import type { Pair } from "../../../ui/blocks/reader";
import { textsOf } from "../../../ui/blocks/texts";
import { Button } from "../../../ui/button";
import { TextLine } from "../../../ui/text";
import { hasWayBack } from "../../../ui/way";
import { cardLink, goTo } from "../links";
import { NotHere } from "../not-here";
import { QuickExit } from "../quick-exit";
import { Recalled } from "../recalled";
import { isRed } from "../sensitive";
import { recallHere, usePair } from "../use-documents";
import { useToday } from "../use-loaded";

interface ShowScreenProps {
  readonly pack: string;
  readonly resource: string;
  readonly segment: string;
}

export function ShowScreen({ pack, resource, segment }: ShowScreenProps): JSX.Element {
  const pair = usePair(pack, resource);
  const today = useToday();
  const recall = recallHere(pack, resource);
  if (recall) return <Recalled recall={recall} />;
  const isThere = typeof pair === "object" && pair.value && hasText(pair.value, segment);
  if (typeof pair === "string" || !pair.value || !isThere || !today) {
    return <NotHere pack={pack} isLoading={pair === "loading" || !today} isFailed={pair === "failed"} />;
  }
  return <Sentence pair={pair.value} segment={segment} today={today} />;
}

/** An address of a sentence that a newer edition has no more leads nowhere. */
function hasText({ own, dutch }: Pair, segment: string): boolean {
  return textsOf(dutch ?? own).has(segment);
}

interface SentenceProps {
  readonly pair: Pair;
  readonly segment: string;
  readonly today: string;
}

function Sentence({ pair: { own, dutch }, segment, today }: SentenceProps): JSX.Element {
  const [isTurned, setTurned] = useState(false);
  const dutchDocument = dutch ?? own;
  const sentence = textsOf(dutchDocument).get(segment);
  useShown(own);
  return (
    <main class={isTurned ? "show turned" : "show"}>
      <Heading />
      <div class="show-text">
        {sentence !== undefined && (
          <TextLine
            text={sentence}
            reading={{ lang: dutchDocument.language, facts: dutchDocument.facts, today }}
            class="huge"
            isPlain
          />
        )}
        {dutch && (
          <TextLine
            text={textsOf(own).get(segment) ?? ""}
            reading={{ lang: own.language, facts: own.facts, today }}
            class="small-own"
            isPlain
          />
        )}
      </div>
      <div class="show-bar">
        <Button icon="turn" isPressed={isTurned} onClick={() => setTurned(!isTurned)}>
          {t("Draai om")}
        </Button>
        <Button kind="main" icon="close" onClick={() => leave(own)}>
          {t("Klaar")}
        </Button>
      </div>
      {isRed(own) && <QuickExit />}
    </main>
  );
}

/** For screen readers, which begin here; whoever sees needs the sentence alone. */
function Heading(): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 class="hidden" ref={heading} tabIndex={-1}>
      {t("Laat zien")}
    </h1>
  );
}

function useShown({ pack, resource, sensitivity }: Pair["own"]): void {
  useEffect(() => {
    document.title = `${t("Laat zien")} · Wegwijs`;
    const edition = packs.value.find((saved) => saved.pack === pack)?.edition;
    if (edition !== undefined) void count({ metric: "shown", pack, edition, resource, sensitivity });
  }, [pack, resource, sensitivity]);
}

/** Back to where the sentence stood; somebody who came by a link has nowhere to go back to. */
function leave({ pack, resource }: Pair["own"]): void {
  if (hasWayBack()) history.back();
  else goTo(cardLink(pack, resource));
}
