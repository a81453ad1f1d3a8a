/** The browser made room and took something of what was saved: says so, and one tap brings it back. */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import { acceptLosses, type Loss, tidyUp } from "../../store/losses";
import { Button } from "../../ui/button";
import { Isolated } from "../../ui/isolated";
import { Notice } from "../../ui/notice";
import { restoreSaved } from "./downloads";
import { inReadersLanguage, offers, saveBytes } from "./offers";

const losses = signal<readonly Loss[]>([]);

/** Look once, at the start: during a download something is always missing. */
export async function lookForLosses(): Promise<void> {
  losses.value = await tidyUp();
}

/** Nothing where nothing is lost. */
export function Losses(): JSX.Element | null {
  const lost = losses.value;
  if (lost.length === 0) return null;
  const restore = () => {
    losses.value = [];
    for (const loss of lost) void restoreSaved(loss);
  };
  const accept = () => {
    losses.value = [];
    void acceptLosses(lost);
  };
  const names = lost.map(({ pack }) => titleOf(pack)).filter((title) => title !== "");
  return (
    <Notice
      tone="warn"
      icon="again"
      title={t("Uw telefoon heeft ruimte gemaakt.")}
      action={
        <div class="answers">
          <Button kind="main" icon="down" onClick={restore}>
            <Isolated text={t("Haal het weer op · {size}", { size: sizeInWords(sizeOf(lost)) })} />
          </Button>
          <Button kind="quiet" onClick={accept}>
            {t("Niet meer nodig")}
          </Button>
        </div>
      }
    >
      {names.length > 0 && `${t("Dit is weg of niet meer heel: {titles}.", { titles: names.join(", ") })} `}
      {t("Wat u nog ziet, kunt u gewoon lezen.")}
    </Notice>
  );
}

function titleOf(pack: string): string {
  return inReadersLanguage(offers().find((offer) => offer.pack === pack)?.title ?? {}).text;
}

function sizeOf(lost: readonly Loss[]): number {
  return lost.reduce((sum, { pack, needs, bytes }) => {
    const offer = offers().find((one) => one.pack === pack);
    return sum + (bytes ?? (offer ? saveBytes(offer, needs) : 0));
  }, 0);
}
