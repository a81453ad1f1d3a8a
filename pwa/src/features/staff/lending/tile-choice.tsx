/** Which tile of paper the reader gets along: one that nobody has, for the whole pile. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Tile } from "../../../ui/tile";
import { leavePile, lendPile, offered, offerTiles, pile } from "./desk";
import { ItemName } from "./item-name";
import { motifOfTile } from "./paper-tiles";

export function TileChoice(): JSX.Element {
  return (
    <section class="panel tile-choice">
      <h2>{tn("{n} boek gaat mee", "{n} boeken gaan mee", pile.value.length)}</h2>
      <ul class="pile">
        {pile.value.map((item) => (
          <li key={item}>
            <ItemName id={item} />
          </li>
        ))}
      </ul>
      <p>{t("Geef een tegel mee. Of scan nog een boek.")}</p>
      <ul class="tiles">
        {offered.value.map((n) => (
          <li key={n}>
            <button type="button" onClick={() => void lendPile(n)} aria-label={t("Tegel {n}", { n })}>
              <Tile id={motifOfTile(n)} tone="indigo" size={64} />
              <strong>{n}</strong>
            </button>
          </li>
        ))}
      </ul>
      <div class="more-links">
        <Button kind="quiet" icon="check" onClick={() => void lendPile(undefined)}>
          {t("Zonder tegel")}
        </Button>
        <Button kind="quiet" icon="again" onClick={offerTiles}>
          {t("Andere tegels")}
        </Button>
        <Button kind="quiet" icon="close" onClick={leavePile}>
          {t("Toch niet")}
        </Button>
      </div>
    </section>
  );
}
