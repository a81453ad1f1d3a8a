/** The button that saves a pack: it says what it costs before the tap, and how far it is after. */
import type { JSX } from "preact";
import { megabytes, sizeInPhotos, sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import { ProgressBar } from "../../ui/bar";
import { Button, type ButtonKind, RoundButton } from "../../ui/button";
import { Isolated } from "../../ui/isolated";
import { Notice } from "../../ui/notice";
import { type Download, downloads, pauseSaving, type Reason, startSaving } from "./downloads";
import { downloadBytes, type Offer } from "./offers";

interface SavePackProps {
  readonly offer: Offer;
  readonly kind?: ButtonKind;
}

/** For a screen that is about one pack; the list of all packs has the same in small. */
export function SavePack({ offer, kind = "main" }: SavePackProps): JSX.Element {
  const download = downloads.value[offer.pack];
  if (download?.state === "busy" || download?.state === "paused") {
    return <Going offer={offer} download={download} />;
  }
  const bytes = downloadBytes(offer);
  return (
    <div class="save">
      {download?.state === "failed" && <Failure reason={download.reason} detail={download.detail} />}
      <Button kind={kind} icon="down" onClick={() => void startSaving(offer)}>
        <Isolated text={t("Bewaar {size}", { size: sizeInWords(bytes) })} />
      </Button>
      <p class="aside">
        <Isolated text={sizeInPhotos(bytes)} />
      </p>
    </div>
  );
}

type Moving = Extract<Download, { state: "busy" | "paused" }>;

export function Going({
  offer,
  download,
}: {
  readonly offer: Offer;
  readonly download: Moving;
}): JSX.Element {
  const { done, total } = download;
  const isBusy = download.state === "busy";
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
        <RoundButton icon="play" label={t("Ga door")} onClick={() => void startSaving(offer)} />
      )}
    </div>
  );
}

/** What happened, what is safe, and what to do next. */
export function Failure({
  reason,
  detail,
}: {
  readonly reason: Exclude<Reason, "paused">;
  readonly detail: string;
}) {
  return (
    <Notice tone="warn" icon="warning" title={FAILURES[reason].what()}>
      {FAILURES[reason].next()} <small class="code">{detail}</small>
    </Notice>
  );
}

const FAILURES: Readonly<
  Record<Exclude<Reason, "paused">, { readonly what: () => string; readonly next: () => string }>
> = {
  offline: {
    what: () => t("Er is nu geen internet."),
    next: () => t("Wat al binnen is, blijft bewaard. Probeer het straks nog een keer."),
  },
  "no-space": {
    what: () => t("Uw telefoon is vol."),
    next: () => t("Wat u al had, is veilig. Verwijder iets en probeer het nog een keer."),
  },
  refused: {
    what: () => t("Dit pakket klopt niet."),
    next: () => t("Wij hebben het niet bewaard. Wat u al had, is veilig. Laat dit zien aan de bieb."),
  },
  expired: {
    what: () => t("Dit pakket is te oud om te bewaren."),
    next: () => t("Wat u al had, is veilig. Probeer het morgen nog een keer of vraag het de bieb."),
  },
  clock: {
    what: () => t("De datum van uw telefoon loopt achter."),
    next: () => t("Wat u al had, is veilig. Zet de datum goed en probeer het nog een keer."),
  },
};
