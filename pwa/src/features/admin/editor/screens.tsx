/** The studio's pages about packs and cards: fetched when somebody opens one of them. */
import "./editor.css";
import "./card.css";
import type { JSX } from "preact";
import type { ScreenProps } from "../screens";
import { CardPage } from "./card-page";
import { PackPage } from "./pack-page";
import { PacksPage } from "./packs-page";

/** All packs, or the one that the address names. */
export function PacksScreen({ path: [pack], csrf }: ScreenProps): JSX.Element {
  return pack ? <PackPage key={pack} pack={pack} csrf={csrf} /> : <PacksPage csrf={csrf} />;
}

export function CardScreen({ path: [card = ""], self, csrf }: ScreenProps): JSX.Element {
  return <CardPage key={card} card={card} person={self} csrf={csrf} />;
}
