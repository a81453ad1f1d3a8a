/** The studio's pages about packs and cards: fetched when somebody opens one of them. */
import "./editor.css";
import "./card.css";
import type { JSX } from "preact";
import type { ScreenProps } from "../screens";
import { useSpot } from "../use-spot";
import { CardPage } from "./card-page";
import { PackPage } from "./pack-page";
import { PacksPage } from "./packs-page";

/** All packs, or the one that the address names, at one of its facts. */
export function PacksScreen({ path: [pack, fact], csrf }: ScreenProps): JSX.Element {
  useSpot("fact", fact);
  return pack ? <PackPage key={pack} pack={pack} csrf={csrf} /> : <PacksPage csrf={csrf} />;
}

/** A card, at one of its texts. */
export function CardScreen({ path: [card = "", text], self, csrf }: ScreenProps): JSX.Element {
  useSpot("text", text);
  return <CardPage key={card} card={card} person={self} csrf={csrf} />;
}
