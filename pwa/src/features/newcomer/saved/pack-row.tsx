/** One pack in the list of Bewaard, with the one button that fits its state. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { sizeInPhotos, sizeInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { removePack } from "../../../store/packs";
import { Button, RoundButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Dialog } from "../../../ui/dialog";
import { Isolated } from "../../../ui/isolated";
import { announce } from "../../../ui/live";
import { Tile } from "../../../ui/tile";
import { downloads, startSaving } from "../downloads";
import { packLink } from "../links";
import { downloadBytes, hasNewerEdition, inReadersLanguage, lacksLanguage, type Offer } from "../offers";
import { Failure, Going } from "../save-pack";
import { TitlePair } from "../title-pair";

export function PackRow({ offer }: { readonly offer: Offer }): JSX.Element {
  const download = downloads.value[offer.pack];
  const isGoing = download?.state === "busy" || download?.state === "paused";
  return (
    <section class="card pack-row">
      <a class="row" href={packLink(offer.pack)}>
        <Tile id={offer.pack} tone={offer.tone} />
        <span class="offer-name">
          <TitlePair words={offer.title} />
          {!offer.saved && <span class="aside">{sizeInPhotos(downloadBytes(offer))}</span>}
        </span>
      </a>
      {download?.state === "failed" && <Failure reason={download.reason} detail={download.detail} />}
      {isGoing ? <Going offer={offer} download={download} /> : <Standing offer={offer} />}
    </section>
  );
}

/** Nothing moves: it can be saved, renewed or removed. */
function Standing({ offer }: { readonly offer: Offer }): JSX.Element {
  if (!offer.saved) return <SizeButton offer={offer} />;
  return (
    <div class="standing">
      {hasNewerEdition(offer) || lacksLanguage(offer) ? (
        <Button kind="main" icon="again" onClick={() => void startSaving(offer)}>
          {hasNewerEdition(offer) ? t("Er is een nieuwe uitgave") : t("Bewaar ook in uw taal")}
        </Button>
      ) : (
        <Chip icon="check" tone="done">
          {t("Klaar")}
        </Chip>
      )}
      <RemoveButton offer={offer} />
    </div>
  );
}

function SizeButton({ offer }: { readonly offer: Offer }): JSX.Element {
  return (
    <Button icon="down" onClick={() => void startSaving(offer)}>
      <Isolated text={t("Bewaar {size}", { size: sizeInWords(downloadBytes(offer)) })} />
    </Button>
  );
}

function RemoveButton({ offer }: { readonly offer: Offer }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const title = inReadersLanguage(offer.title).text;
  const remove = () => {
    setAsking(false);
    void removePack(offer.pack).then(() => announce(t("{title} is weg.", { title })));
  };
  return (
    <>
      <RoundButton icon="trash" label={t("Verwijder {title}", { title })} onClick={() => setAsking(true)} />
      {isAsking && (
        <Dialog title={t("Verwijderen?")} onClose={() => setAsking(false)}>
          <TitlePair words={offer.title} />
          <p>{t("Dan leest u dit niet meer zonder internet. U kunt het later weer bewaren.")}</p>
          <div class="answers">
            <Button kind="danger" icon="trash" onClick={remove}>
              {t("Verwijder")}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {t("Nee, bewaar het")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
