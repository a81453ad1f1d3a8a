/** The quiz that is being played: in memory only, so that it outlasts a lock and nothing else. */
import { signal } from "@preact/signals";
import type { CardName } from "../kept";
import type { Game } from "./game";

interface Played extends CardName {
  readonly game: Game;
}

const played = signal<Played | undefined>(undefined);

export function gameOf({ pack, resource }: CardName): Game | undefined {
  const found = played.value;
  return found?.pack === pack && found.resource === resource ? found.game : undefined;
}

export function play({ pack, resource }: CardName, game: Game): void {
  played.value = { pack, resource, game };
}

export function forgetGame(): void {
  played.value = undefined;
}

const PLACE = /([?&]n=)(\d+)/;

/** Where the quiz was when this page was loaded; what is in the address is the number of an item. */
export function placeInAddress(): number {
  return Number(PLACE.exec(location.hash)?.[2] ?? 0);
}

export function keepPlaceInAddress(at: number): void {
  const { hash } = location;
  const next = PLACE.test(hash)
    ? hash.replace(PLACE, `$1${at}`)
    : `${hash}${hash.includes("?") ? "&" : "?"}n=${at}`;
  history.replaceState(history.state, "", next);
}
