/** The card's screen: a chunk of its own, for a card is what a phone is most often opened on again. */
import type { JSX } from "preact";
import { CardScreen } from "../features/newcomer/card/card";
import type { Params } from "./routes";

export function card({ pack = "", resource = "" }: Params): JSX.Element {
  return <CardScreen pack={pack} resource={resource} />;
}
