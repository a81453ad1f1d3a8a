/** Chooses a picture or sound for a card, or puts a new one in. */
import "./media/media.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Sample, titleOf } from "./media/item-card";
import { fileAddress, type MediaItem, type MediaKind, readMedia, type Sentence } from "./media/media-api";
import { PictureMaker } from "./media/picture-maker";
import { SoundMaker } from "./media/sound-maker";
import { TermsWarning } from "./media/terms-fields";
import { session } from "./state";
import { Unread } from "./unread";
import { useList } from "./use-list";

/** What a card says of a picture beside its name. */
export type Picked = Pick<MediaItem, "width" | "height" | "alt">;

interface MediaPickerProps {
  readonly pack: string;
  readonly kind: MediaKind;
  /** What is to be said, where a sound is wanted. */
  readonly sentence?: Sentence;
  /** The file's name as a card names it; the item says its size and what it shows. */
  readonly onPick: (name: string, item: Picked) => void;
}

export function MediaPicker(props: MediaPickerProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const pick: MediaPickerProps["onPick"] = (name, item) => {
    setOpen(false);
    props.onPick(name, item);
  };
  return (
    <>
      <Button
        kind="quiet"
        icon={props.kind === "picture" ? "pictures" : "sound"}
        onClick={() => setOpen(true)}
      >
        {props.kind === "picture" ? t("Kies een foto") : t("Kies een geluid")}
      </Button>
      {isOpen && (
        <Dialog
          title={props.kind === "picture" ? t("Kies een foto") : t("Kies een geluid")}
          onClose={() => setOpen(false)}
        >
          <Choice {...props} onPick={pick} />
          <div class="answers">
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {t("Sluit")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Choice({ pack, kind, sentence, onPick }: MediaPickerProps): JSX.Element {
  const [answer] = useList(() => readMedia(pack));
  const csrf = session.value?.csrf ?? "";
  const items = answer?.ok ? answer.value.items.filter((item) => item.kind === kind) : [];
  const choose = (item: MediaItem) => onPick(cardName(item), item);
  return (
    <>
      <Unread answers={[answer]} />
      {kind === "picture" && <PictureMaker pack={pack} csrf={csrf} onSaved={choose} />}
      {kind === "sound" && sentence && (
        <>
          <p class="sentence" lang="nl">
            {sentence.nl}
          </p>
          <SoundMaker pack={pack} sentence={sentence} csrf={csrf} onSaved={choose} />
        </>
      )}
      <ul class="picker-list">
        {items.map((item) => (
          <li key={item.name}>
            <Sample pack={pack} item={item} />
            <span lang="nl">{titleOf(item)}</span>
            {item.files.length === 0 && (
              <span class="aside">
                {t("Een kaart met deze opname kan pas klaar als iemand hem goed vindt.")}
              </span>
            )}
            <TermsWarning licence={item.licence} />
            <Button label={t("Kies: {name}", { name: titleOf(item) })} onClick={() => choose(item)}>
              {t("Kies")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A picture as a card names it. */
export function CardPhoto({
  pack,
  name,
  alt,
}: {
  readonly pack: string;
  readonly name: string;
  readonly alt: string;
}) {
  return <img class="picked" src={fileAddress(pack, name)} alt={alt} />;
}

/** Every phone plays MP3. A recording that waits for its listener already has its name. */
function cardName({ name, kind, files }: MediaItem): string {
  if (kind === "picture") return `${name}.webp`;
  return files.find((file) => file.name.endsWith(".mp3"))?.name ?? files[0]?.name ?? `${name}.mp3`;
}
