/** What stands on paper only: whose card it is in Dutch, and at the foot its edition and where to find it again. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { packs } from "../../../app/state";
import { dayInWords } from "../../../i18n/formats";
import { DUTCH, t } from "../../../i18n/words";
import type { Document } from "../../../sync/pack";
import { Tile } from "../../../ui/tile";
import { toneOf } from "../../../ui/tones";

/** The pack's tile with the Dutch title, for whoever helps with the paper. */
export function PaperHead({
  pack,
  dutch,
}: {
  readonly pack: string;
  readonly dutch: Document | undefined;
}): JSX.Element {
  return (
    <p class="on-paper">
      <Tile id={pack} tone={toneOfPack(pack)} size={40} />
      {dutch && (
        <strong lang={DUTCH} dir="ltr">
          {dutch.title.text}
        </strong>
      )}
    </p>
  );
}

interface PaperFootProps {
  readonly pack: string;
  readonly link: string;
}

export function PaperFoot({ pack, link }: PaperFootProps): JSX.Element {
  useUnfoldedOnPaper();
  const published = packs.value.find((saved) => saved.pack === pack)?.manifest.published;
  return (
    <p class="on-paper">
      {published && <span>{t("Uitgave van {day}", { day: dayInWords(published) })}</span>}
      <bdi dir="ltr">{`${location.host}/${link}`}</bdi>
    </p>
  );
}

function toneOfPack(pack: string): string {
  return toneOf(packs.value.find((saved) => saved.pack === pack)?.manifest.tone);
}

/** Paper cannot be tapped: what is folded opens for as long as the printing takes. */
function useUnfoldedOnPaper(): void {
  useEffect(() => {
    let opened: readonly HTMLDetailsElement[] = [];
    const unfold = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
      for (const one of opened) one.open = true;
    };
    const fold = () => {
      for (const one of opened) one.open = false;
      opened = [];
    };
    addEventListener("beforeprint", unfold);
    addEventListener("afterprint", fold);
    return () => {
      removeEventListener("beforeprint", unfold);
      removeEventListener("afterprint", fold);
    };
  }, []);
}
