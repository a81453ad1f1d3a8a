/** Photos of the building: put in, said in words, in an order, and taken away. There are no people on them. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { sizeInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { useObjectUrl } from "../../../ui/object-url";
import { DropZone } from "../drop-zone";
import { FileButton } from "../file-button";
import { MEDIA_WORDS } from "../media-words";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { Deeds, moved } from "./deeds";
import { type PhotoFile, putPhoto, readPhoto } from "./overlay-api";
import { type SheetPhoto, sheetPhoto } from "./sheet";

const PHOTOS_MAX = 3; // clause 2.5
const KINDS = "image/jpeg,image/png,image/webp,image/avif";

interface PhotosCardProps {
  readonly photos: readonly SheetPhoto[];
  readonly place: string;
  readonly csrf: string;
  readonly onChange: (photos: readonly SheetPhoto[]) => void;
}

export function PhotosCard({ photos, place, csrf, onChange }: PhotosCardProps): JSX.Element {
  const card = useRef<HTMLElement>(null);
  const remove = (at: number) => {
    onChange(photos.filter((_, kept) => kept !== at));
    card.current?.focus();
    announce(t("Weggehaald."));
  };
  const say = (at: number, text: string) =>
    onChange(photos.map((kept, n) => (n === at ? { ...kept, words: { ...kept.words, text } } : kept)));
  const add = (file: PhotoFile) => {
    const others = photos.filter(({ sha256 }) => sha256 !== file.sha256);
    onChange([...others, sheetPhoto(file)]);
    requestAnimationFrame(() => card.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  };
  return (
    <section class="card" ref={card} tabIndex={-1} aria-labelledby="photos">
      <h2 id="photos">{t("Foto's")}</h2>
      <p class="aside">{t("Van het gebouw, van buiten of van binnen. Zonder mensen.")}</p>
      <ol class="blocks-list">
        {photos.map((photo, at) => (
          <li key={photo.sha256}>
            <Photo photo={photo} onSay={(text) => say(at, text)} />
            <Deeds
              title={t("Foto")}
              at={at}
              onEarlier={() => onChange(moved(photos, at))}
              onRemove={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      {photos.length > 0 && <Weight photos={photos} />}
      {photos.length < PHOTOS_MAX ? (
        <PhotoMaker place={place} csrf={csrf} onMade={add} />
      ) : (
        <p class="aside">{t("Meer dan drie foto's passen er niet op.")}</p>
      )}
    </section>
  );
}

function Weight({ photos }: Pick<PhotosCardProps, "photos">): JSX.Element {
  const bytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);
  return <p class="aside">{t("Een telefoon haalt hiervoor {size} op.", { size: sizeInWords(bytes) })}</p>;
}

interface PhotoProps {
  readonly photo: SheetPhoto;
  readonly onSay: (text: string) => void;
}

function Photo({ photo: { sha256, width, height, words }, onSay }: PhotoProps): JSX.Element {
  const url = useObjectUrl(() => readPhoto(sha256), [sha256]);
  return (
    <div class="block-fields">
      {url !== undefined && <img class="place-photo long" src={url} width={width} height={height} alt="" />}
      <label class="field long">
        <span>{t("Wat is er te zien?")}</span>
        <input
          value={words.text}
          required
          maxLength={300}
          pattern=".*\S.*"
          autocomplete="off"
          onInput={({ currentTarget }) => onSay(currentTarget.value)}
        />
      </label>
    </div>
  );
}

interface PhotoMakerProps {
  readonly place: string;
  readonly csrf: string;
  readonly onMade: (file: PhotoFile) => void;
}

function PhotoMaker(props: PhotoMakerProps): JSX.Element {
  const [file, setFile] = useState<File>();
  return (
    <>
      <DropZone onChoose={setFile}>
        <FileButton text={t("Kies een foto")} accept={KINDS} onChoose={setFile} />
        <p class="aside">{t("Of sleep hem hierheen. Wij maken hem klein, zonder plek of naam.")}</p>
      </DropZone>
      {file && (
        <NewPhoto
          key={`${file.name} ${file.size} ${file.lastModified}`}
          {...props}
          file={file}
          onDone={() => setFile(undefined)}
        />
      )}
    </>
  );
}

interface NewPhotoProps extends PhotoMakerProps {
  readonly file: File;
  readonly onDone: () => void;
}

/** No form of its own: it stands in that of the place. */
function NewPhoto({ file, place, csrf, onMade, onDone }: NewPhotoProps): JSX.Element {
  const [isEmpty, setEmpty] = useState(false); // of people
  const [isUnlooked, setUnlooked] = useState(false);
  const { problem, isBusy, run } = useDeed();
  const first = useRef<HTMLInputElement>(null);
  const url = useObjectUrl(async () => file, [file]);
  useEffect(() => first.current?.focus(), []);
  const put = async () => {
    setUnlooked(!isEmpty);
    if (!isEmpty || isBusy) return;
    const done = await run(putPhoto(place, file, csrf), t("De foto staat erin. Schrijf wat er te zien is."));
    if (!done) return;
    onMade(done.value);
    onDone();
  };
  return (
    <fieldset class="spots new-photo">
      <legend>{t("Nieuwe foto")}</legend>
      {url !== undefined && <img class="place-photo" src={url} alt="" />}
      <label class="switch">
        <input
          type="checkbox"
          ref={first}
          checked={isEmpty}
          onChange={({ currentTarget }) => setEmpty(currentTarget.checked)}
        />
        <span>{t("Er staan geen mensen op deze foto")}</span>
      </label>
      <Problem code={isUnlooked && !isEmpty ? "people" : problem} words={WORDS} />
      <div class="answers">
        <Button icon="check" isBusy={isBusy} onClick={() => void put()}>
          {t("Zet erin")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t("Niet doen")}
        </Button>
      </div>
    </fieldset>
  );
}

const WORDS: Readonly<Record<string, () => string>> = {
  ...MEDIA_WORDS,
  people: () => t("Kijk eerst of er geen mensen op staan, en zet dan het vinkje."),
};
