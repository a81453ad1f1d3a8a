/** What every field of a card's form needs: how to change the card, the facts it may name, and hints about its texts. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PackFact } from "./content";
import type { Hint } from "./editing-api";
import type { Path } from "./values";

export interface Desk {
  /** Puts a value at a path of the card; undefined takes it away. */
  readonly edit: (path: Path, value: unknown) => void;
  readonly facts: readonly PackFact[];
  /** By the text's id; only those about the text as it is now. */
  readonly hints: ReadonlyMap<string, readonly Hint[]>;
  readonly languages: readonly string[];
  /** Whose pictures and sounds there are to choose from. */
  readonly pack: string;
  /** The card's own id. */
  readonly card: string;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export const OnDesk = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a field of a card stands outside its form");
  return desk;
}
