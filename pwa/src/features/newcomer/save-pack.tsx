/** The button that saves a pack: it says what it costs before the tap, and how far it is after. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { keeping } from "../../app/state";
import { megabytes, sizeInPhotos, sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import type { Need } from "../../store/database";
import { ProgressBar } from "../../ui/bar";
import { Button, type ButtonKind, RoundButton } from "../../ui/button";
import { Isolated } from "../../ui/isolated";
import { Notice } from "../../ui/notice";
import { downloads, type Failed, giveUpSaving, type Moving, pauseSaving } from "./downloads";
import { MediaChoice } from "./media-choice";
import { Dates } from "./not-checked";
import { type Offer, saveBytes } from "./offers";
import { MakeRoom } from "./room";
import { SaveButton } from "./save-button";

interface SavePackProps {
  readonly offer: Offer;
  readonly kind?: ButtonKind;
}

/** For a screen that is about one pack; the list of all packs has the same in small. */
export function SavePack({ offer, kind = "main" }: SavePackProps): JSX.Element {
  const [needs, setNeeds] = useState<readonly Need[]>(["core"]);
  const download = downloads.value[offer.pack];
  if (download && download.state !== "failed") return <Going offer={offer} download={download} />;
  const bytes = saveBytes(offer, needs);
  const size = sizeInWords(bytes);
  return (
    <div class="save">
      {download && <Failure {...download} />}
      <MediaChoice offer={offer} needs={needs} onChoose={setNeeds} />
      <SaveButton offer={offer} needs={needs} kind={kind}>
        <Isolated
          text={keeping.value === "nothing" ? t("Lees {size}", { size }) : t("Bewaar {size}", { size })}
        />
      </SaveButton>
      <p class="aside">
        <Isolated text={sizeInPhotos(bytes)} />
      </p>
    </div>
  );
}

interface GoingProps {
  readonly offer: Offer;
  readonly download: Moving;
}

export function Going({ offer, download }: GoingProps): JSX.Element {
  if (download.state === "waiting") return <Waiting offer={offer} download={download} />;
  const { done, total, state } = download;
  const isBusy = state === "busy";
  return (
    <div class="going">
      <div>
        <ProgressBar done={done} total={total} label={t("Zo ver is het bewaren")} />
        <p>
          {!isBusy && `${t("Pauze")} · `}
          <Isolated text={t("{done} van {total} MB", { done: megabytes(done), total: megabytes(total) })} />
        </p>
      </div>
      {isBusy ? (
        <RoundButton icon="pause" label={t("Wacht even")} onClick={() => pauseSaving(offer.pack)} />
      ) : (
        <>
          <SaveButton offer={offer} icon="play" label={t("Ga door")} />
          <GiveUpButton offer={offer} />
        </>
      )}
    </div>
  );
}

function Waiting({ offer, download }: GoingProps): JSX.Element {
  return (
    <div class="save waiting">
      <p>
        <strong>{t("Wacht op wifi")}</strong> ·{" "}
        <Isolated text={sizeInWords(download.total - download.done)} />
        {". "}
        {t("Het gaat vanzelf verder.")}
      </p>
      <SaveButton offer={offer}>{t("Toch nu")}</SaveButton>
      <Button kind="quiet" icon="close" onClick={() => void giveUpSaving(offer.pack)}>
        {t("Toch niet bewaren")}
      </Button>
    </div>
  );
}

/** What came in for it goes; what is saved of the pack stays. */
function GiveUpButton({ offer }: { readonly offer: Offer }): JSX.Element {
  return (
    <RoundButton icon="close" label={t("Toch niet bewaren")} onClick={() => void giveUpSaving(offer.pack)} />
  );
}

/** What happened, what is safe, and what to do next. */
export function Failure({ reason, detail, server }: Failed): JSX.Element {
  return (
    <Notice
      tone="warn"
      icon="warning"
      title={FAILURES[reason].what()}
      action={reason === "no-space" && <MakeRoom />}
    >
      {FAILURES[reason].next()} <Dates reason={reason} server={server} /> <small class="code">{detail}</small>
    </Notice>
  );
}

const FAILURES: Readonly<
  Record<Failed["reason"], { readonly what: () => string; readonly next: () => string }>
> = {
  offline: {
    what: () => t("Er is nu geen internet."),
    next: () => t("Wat al binnen is, blijft bewaard. Met internet gaat het vanzelf verder."),
  },
  "no-space": {
    what: () => t("Uw telefoon is vol."),
    next: () => t("Wat al binnen is, blijft bewaard. Maak plaats en probeer het nog een keer."),
  },
  refused: {
    what: () => t("Dit pakket klopt niet."),
    next: () => t("Wij hebben het niet bewaard. Wat u al had, is veilig. Laat dit zien aan de bieb."),
  },
  expired: {
    what: () => t("Dit pakket is te oud om te bewaren."),
    next: () => t("Wat u al had, is veilig."),
  },
  clock: {
    what: () => t("De datum van uw telefoon loopt achter."),
    next: () => t("Wat u al had, is veilig."),
  },
};
