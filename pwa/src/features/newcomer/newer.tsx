/** On mobile data nothing is renewed unasked: what is new waits for an answer, where the reader sees it. */
import type { JSX } from "preact";
import { sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Isolated } from "../../ui/isolated";
import { Notice } from "../../ui/notice";
import { downloads, metered, startSaving, waitWithSaving } from "./downloads";
import { fittingOffers, hasNewerEdition, saveBytes } from "./offers";

/** Nothing on a connection that costs nothing, for there it comes by itself. */
export function Newer(): JSX.Element | null {
  if (!metered.value) return null;
  const newer = fittingOffers().filter((offer) => hasNewerEdition(offer) && !downloads.value[offer.pack]);
  if (newer.length === 0) return null;
  const size = sizeInWords(newer.reduce((sum, offer) => sum + saveBytes(offer, []), 0));
  const later = () => {
    for (const offer of newer) void waitWithSaving(offer, offer.saved?.needs ?? ["core"]);
  };
  const now = () => {
    for (const offer of newer) void startSaving(offer);
  };
  return (
    <Notice
      icon="again"
      title={t("Er is een nieuwe uitgave")}
      action={
        <div class="answers">
          <Button kind="second" icon="pause" onClick={later}>
            {t("Wacht op wifi")}
          </Button>
          <Button kind="quiet" icon="down" onClick={now}>
            {t("Nu bewaren")}
          </Button>
        </div>
      }
    >
      <Isolated text={t("U gebruikt mobiel internet. Dit is hoogstens {size}.", { size })} />{" "}
      {t("Wat u al had, kunt u gewoon lezen.")}
    </Notice>
  );
}
