/** Eight sentences to print and to cut out: the Dutch large, the reader's own language under it, and a picture. */
import type { JSX } from "preact";
import type { Phrase } from "../../../sync/learning";
import type { Pair } from "../../../ui/blocks/reader";
import { Bilingual, PairText } from "../../../ui/blocks/reader";
import { Pictogram } from "../../../ui/pictogram";
import { Screen } from "../frame";
import { cardLink, sheetLink } from "../links";
import { NotHere } from "../not-here";
import { PrintButton } from "../print-button";
import { Recalled } from "../recalled";
import { isRed } from "../sensitive";
import { recallHere, usePair } from "../use-documents";
import { useToday } from "../use-loaded";
import { Source } from "./card-foot";
import { sheetFrom } from "./eight";
import { PaperFoot, PaperHead } from "./paper";

interface SheetScreenProps {
  readonly pack: string;
  readonly resource: string;
  readonly group: string;
}

export function SheetScreen({ pack, resource, group }: SheetScreenProps): JSX.Element {
  const pair = usePair(pack, resource);
  const today = useToday();
  const recall = recallHere(pack, resource);
  if (recall) return <Recalled recall={recall} />;
  const phrases =
    typeof pair === "object" && pair.value ? sheetFrom(pair.value.own.blocks, group) : undefined;
  if (typeof pair === "string" || !pair.value || !phrases || !today) {
    return <NotHere pack={pack} isLoading={pair === "loading" || !today} isFailed={pair === "failed"} />;
  }
  return <Sheet pair={pair.value} group={group} phrases={phrases} today={today} />;
}

interface SheetProps {
  readonly pair: Pair;
  readonly group: string;
  readonly phrases: readonly Phrase[];
  readonly today: string;
}

function Sheet({ pair, group, phrases, today }: SheetProps): JSX.Element {
  const { own, dutch } = pair;
  return (
    <Screen
      title={own.title.text}
      titleLang={own.language}
      back={cardLink(own.pack, own.resource)}
      isRed={isRed(own)}
    >
      <PaperHead pack={own.pack} dutch={dutch} />
      <PrintButton />
      <Bilingual pair={pair} today={today} mode="both">
        <ul class="sheet">
          {phrases.map(({ text, icon }) => (
            <li key={text.id}>
              {icon && <Pictogram name={icon} tone="canal" size={44} />}
              <PairText text={text} look="phrase" isPlain isBoth />
            </li>
          ))}
        </ul>
      </Bilingual>
      <footer class="card-foot">
        <Source document={own} />
        <PaperFoot pack={own.pack} link={sheetLink(own.pack, own.resource, group)} />
      </footer>
    </Screen>
  );
}
