/** Asks the server for help with the Dutch of the texts that changed, once somebody pauses. */
import { useEffect, useState } from "preact/hooks";
import type { CardContent } from "./content";
import { askReadability, type Hint } from "./editing-api";
import { textsIn } from "./values";

const PAUSE = 700; // ms

interface Asked {
  readonly nl: string;
  readonly hints: readonly Hint[];
}

/** By the text's id, those about each text as it is now. Without a line there are none, and nothing waits for them. */
export function useHints(content: CardContent, csrf: string): ReadonlyMap<string, readonly Hint[]> {
  const [asked, setAsked] = useState<ReadonlyMap<string, Asked>>(new Map());
  useEffect(() => {
    const changed = textsIn(content).filter(({ id, nl }) => nl.trim() !== "" && asked.get(id)?.nl !== nl);
    if (changed.length === 0) return undefined;
    const timer = setTimeout(() => {
      void askReadability(changed, content.audience, csrf).then((answer) => {
        if (!answer.ok) return;
        const told = changed.map(({ id, nl }) => {
          const hints = answer.value.findings.filter((hint) => hint.id === id);
          return [id, { nl, hints }] as const;
        });
        setAsked((before) => new Map([...before, ...told]));
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [content]);
  const now = textsIn(content).filter(({ id, nl }) => asked.get(id)?.nl === nl);
  return new Map(now.map(({ id }) => [id, asked.get(id)?.hints ?? []]));
}
