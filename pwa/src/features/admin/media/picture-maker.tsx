/** A picture is put in: chosen, dropped or pasted; it says in words what it shows, and whose it is. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { useObjectUrl } from "../../../ui/object-url";
import { DropZone } from "../drop-zone";
import { FileButton } from "../file-button";
import { MEDIA_WORDS } from "../media-words";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { AltField } from "./alt-field";
import { type MediaItem, OWN, putPicture, type Terms } from "./media-api";
import { TermsFields } from "./terms-fields";

const KINDS = "image/jpeg,image/png,image/webp,image/avif";

interface PictureMakerProps {
  readonly pack: string;
  readonly csrf: string;
  readonly onSaved: (item: MediaItem) => void;
}

export function PictureMaker({ pack, csrf, onSaved }: PictureMakerProps): JSX.Element {
  const [file, setFile] = useState<File>();
  const saved = (item: MediaItem) => {
    setFile(undefined);
    onSaved(item);
  };
  usePasted(setFile);
  return (
    <>
      <DropZone onChoose={setFile}>
        <FileButton text={t("Kies een plaatje")} accept={KINDS} onChoose={setFile} />
        <p class="aside">
          {t("Of sleep het hierheen, of plak het. Wij maken er een klein plaatje van, zonder plek of naam.")}
        </p>
      </DropZone>
      {file && (
        <PictureForm
          key={`${file.name} ${file.size} ${file.lastModified}`}
          file={file}
          pack={pack}
          csrf={csrf}
          onSaved={saved}
          onNo={() => setFile(undefined)}
        />
      )}
    </>
  );
}

/** What is pasted anywhere on the page, but for text in a field. */
function usePasted(onChoose: (file: File) => void): void {
  useEffect(() => {
    const take = ({ clipboardData }: ClipboardEvent) => {
      const file = [...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
      if (file) onChoose(file);
    };
    addEventListener("paste", take);
    return () => removeEventListener("paste", take);
  }, []);
}

interface PictureFormProps extends PictureMakerProps {
  readonly file: File;
  readonly onNo: () => void;
}

function PictureForm({ file, pack, csrf, onSaved, onNo }: PictureFormProps): JSX.Element {
  const [alt, setAlt] = useState("");
  const [terms, setTerms] = useState<Terms>(OWN);
  const { problem, isBusy, run } = useDeed();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const done = await run(putPicture(pack, file, { ...terms, alt }, csrf), t("Het plaatje staat erin."));
    if (done) onSaved(done.value);
  };
  return (
    <form class="picture-form" aria-label={t("Nieuw plaatje")} onSubmit={(event) => void submit(event)}>
      <Before file={file} />
      <AltField alt={alt} onChange={setAlt} field={first} />
      <TermsFields terms={terms} onChange={setTerms} />
      <Problem code={problem} words={MEDIA_WORDS} />
      <div class="answers">
        <Button type="submit" kind="main" icon="check" isBusy={isBusy}>
          {t("Zet erin")}
        </Button>
        <Button kind="quiet" onClick={onNo}>
          {t("Niet doen")}
        </Button>
      </div>
    </form>
  );
}

function Before({ file }: { readonly file: File }): JSX.Element | null {
  const url = useObjectUrl(async () => file, [file]);
  return url === undefined ? null : <img class="picked" src={url} alt="" />;
}
