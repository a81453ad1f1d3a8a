/**
 * Bilingual reading: every text of a resource with its Dutch, found by segment id. Dutch stands on top, because it is
 * what the reader must be able to say and show; a tapped sentence is marked in both.
 */
import { type Signal, useSignal } from "@preact/signals";
import { type ComponentChildren, createContext, type JSX } from "preact";
import { useContext, useEffect, useMemo, useRef } from "preact/hooks";
import type { Document } from "../../sync/pack";
import type { Text } from "../../sync/pictures";
import { splitSentences } from "../sentences";
import { type Reading, TextLine } from "../text";
import { textsOf } from "./texts";

/** One resource in the language that is served, and in Dutch where that is another one. */
export interface Pair {
  readonly own: Document;
  readonly dutch: Document | undefined;
}

/** Which of the two languages are shown. */
export type Mode = "both" | "own" | "dutch";

interface Mark {
  readonly segment: string;
  readonly sentence: number;
}

interface Reader {
  readonly pack: string;
  readonly resource: string;
  /** The document that is read; what a place fills in stands in it. */
  readonly card: Document;
  readonly own: Reading;
  readonly dutch: Reading | undefined;
  readonly dutchTexts: ReadonlyMap<string, string>;
  readonly mode: Mode;
  readonly mark: Signal<Mark | null>;
}

const ReaderContext = createContext<Reader | undefined>(undefined);

interface BilingualProps {
  readonly pair: Pair;
  readonly today: string;
  readonly mode: Mode;
  readonly children: ComponentChildren;
}

/** Everything inside reads from this pair of documents. */
export function Bilingual({ pair, today, mode, children }: BilingualProps): JSX.Element {
  const mark = useSignal<Mark | null>(null);
  const { own, dutch } = pair;
  const dutchTexts = useMemo(() => (dutch ? textsOf(dutch) : new Map<string, string>()), [dutch]);
  const reader: Reader = {
    pack: own.pack,
    resource: own.resource,
    card: own,
    own: reading(own, today),
    dutch: dutch && reading(dutch, today),
    dutchTexts,
    mode,
    mark,
  };
  return (
    <ReaderContext.Provider value={reader}>
      <Markable mark={mark}>{children}</Markable>
    </ReaderContext.Provider>
  );
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("a pair of texts stands outside Bilingual");
  return reader;
}

/** One listener for all sentences: marking only helps the eye, so it needs no key and no role of its own. */
function Markable({
  mark,
  children,
}: {
  readonly mark: Signal<Mark | null>;
  readonly children: ComponentChildren;
}) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tapped = (event: Event) => {
      const sentence = (event.target as Element).closest<HTMLElement>("[data-sentence]");
      const segment = sentence?.closest("[data-segment]")?.getAttribute("data-segment");
      if (sentence && segment)
        mark.value = { segment, sentence: Number(sentence.getAttribute("data-sentence")) };
    };
    area.current?.addEventListener("click", tapped);
    return () => area.current?.removeEventListener("click", tapped);
  }, [mark]);
  return (
    <div ref={area} class="blocks">
      {children}
    </div>
  );
}

interface PairTextProps {
  readonly text: Text;
  readonly as?: "p" | "h2" | "h3" | "span";
  readonly look?: "phrase" | "title" | "body";
  readonly isPlain?: boolean;
  /** Both languages whatever the reader chose: a sentence to say needs its Dutch. */
  readonly isBoth?: boolean;
}

/** One text in the chosen languages. */
export function PairText({ text, as = "p", look = "body", isPlain, isBoth }: PairTextProps): JSX.Element {
  const reader = useReader();
  const mode = isBoth ? "both" : reader.mode;
  const dutch = reader.dutch && mode !== "own" ? reader.dutchTexts.get(text.id) : undefined;
  const isOwnShown = dutch === undefined || (mode === "both" && dutch !== text.text); // a name is said once
  const marked = markedIn(reader, text, dutch);
  const Wrapper = as === "span" ? "span" : "div";
  return (
    <Wrapper class={`pair ${look}`} data-segment={text.id}>
      {reader.dutch && dutch !== undefined && (
        <TextLine
          text={dutch}
          reading={reader.dutch}
          as={as}
          class="dutch"
          isPlain={isPlain ?? false}
          marked={marked}
        />
      )}
      {isOwnShown && (
        <TextLine
          text={text.text}
          reading={reader.own}
          as={dutch === undefined ? as : beside(as)}
          class={dutch === undefined ? "alone" : "own"}
          isPlain={isPlain ?? false}
          marked={marked}
        />
      )}
    </Wrapper>
  );
}

/** The translation under a Dutch heading is no second heading. */
function beside(as: "p" | "h2" | "h3" | "span"): "p" | "span" {
  return as === "span" ? "span" : "p";
}

/** Sentence by sentence where both have as many; else the texts as a whole. */
function markedIn(reader: Reader, text: Text, dutch: string | undefined): number | "all" | undefined {
  const mark = reader.mark.value;
  if (mark?.segment !== text.id || dutch === undefined) return undefined;
  return splitSentences(dutch).length === splitSentences(text.text).length ? mark.sentence : "all";
}

function reading(document: Document, today: string): Reading {
  return { lang: document.language, facts: document.facts, today };
}
