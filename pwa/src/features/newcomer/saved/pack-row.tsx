/** One pack in the list of Bewaard, with the one button that fits its state. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { sizeInPhotos, sizeInWords } from "../../../i18n/formats";
import { autonymOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import { neededBlobs } from "../../../store/blobs";
import { removePack } from "../../../store/packs";
import { Button, RoundButton } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { Dialog } from "../../../ui/dialog";
import { Isolated } from "../../../ui/isolated";
import { announce } from "../../../ui/live";
import { Tile } from "../../../ui/tile";
import { downloads } from "../downloads";
import { packLink } from "../links";
import { mediaInWords } from "../media-choice";
import {
  downloadBytes,
  hasNewerEdition,
  inReadersLanguage,
  lackedLanguage,
  MEDIA,
  mediaBytes,
  type Offer,
  saveBytes,
} from "../offers";
import { SpareMedia } from "../room";
import { SaveButton } from "../save-button";
import { Failure, Going, SavePack } from "../save-pack";
import { TitlePair } from "../title-pair";

export function PackRow({ offer }: { readonly offer: Offer }): JSX.Element {
  const download = downloads.value[offer.pack];
  return (
    <section class="card pack-row">
      <a class="row" href={packLink(offer.pack)}>
        <Tile id={offer.pack} tone={offer.tone} />
        <span class="offer-name">
          <TitlePair words={offer.title} />
          <span class="aside">
            <Isolated text={offer.saved ? keptInWords(offer) : sizeInPhotos(downloadBytes(offer))} />
          </span>
        </span>
      </a>
      {download?.state === "failed" && offer.saved && <Failure {...download} />}
      {download && download.state !== "failed" ? (
        <Going offer={offer} download={download} />
      ) : (
        <Standing offer={offer} />
      )}
    </section>
  );
}

/** "0,4 MB · met foto's · met geluid" */
function keptInWords(offer: Offer): string {
  const { saved } = offer;
  if (!saved) return "";
  const bytes = neededBlobs(saved).reduce((sum, blob) => sum + blob.bytes, 0);
  const has = (which: (typeof MEDIA)[number]) => saved.needs.includes(which) && mediaBytes(offer, which) > 0;
  const parts = [sizeInWords(bytes), has("picture") && t("met foto's"), has("sound") && t("met geluid")];
  return parts.filter((part) => part !== false).join(" · ");
}

/** Nothing moves: it can be saved, renewed, made more of, or removed. */
function Standing({ offer }: { readonly offer: Offer }): JSX.Element {
  const { saved } = offer;
  const lacked = lackedLanguage(offer);
  if (!saved) return <SavePack offer={offer} kind="second" />;
  const more = MEDIA.filter((which) => !saved.needs.includes(which) && mediaBytes(offer, which) > 0);
  return (
    <>
      <div class="standing">
        {hasNewerEdition(offer) || lacked !== undefined ? (
          <SaveButton offer={offer} kind="main" icon="again">
            {hasNewerEdition(offer) || lacked === undefined
              ? t("Er is een nieuwe uitgave")
              : t("Bewaar ook in het {language}", { language: autonymOf(lacked) })}
          </SaveButton>
        ) : (
          <Chip icon="check" tone="done">
            {t("Klaar")}
          </Chip>
        )}
        <RemoveButton offer={offer} />
      </div>
      {more.length > 0 && (
        <div class="answers">
          {more.map((which) => (
            <SaveButton key={which} offer={offer} needs={[...saved.needs, which]}>
              <Isolated text={mediaInWords(which, saveBytes(offer, [which]))} />
            </SaveButton>
          ))}
        </div>
      )}
    </>
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
          <SpareMedia pack={offer.pack} />
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
