/** Makes a courier file when it is asked for, and hands it to the phone's own way of sharing, or saves it. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sizeInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Isolated } from "../../../ui/isolated";

interface MakeFileProps {
  readonly name: string;
  readonly words: string;
  readonly make: () => Promise<Blob | undefined>;
  /** What is said when there is nothing to make a file of. */
  readonly nothing: string;
}

interface Made {
  readonly file: File;
  readonly address: string;
}

export function MakeFile({ name, words, make, nothing }: MakeFileProps): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Made>();
  const [said, say] = useState("");
  useEffect(() => () => made && URL.revokeObjectURL(made.address), [made]);
  const begin = async () => {
    setBusy(true);
    const blob = await make().catch(() => undefined);
    setBusy(false);
    say(blob ? "" : nothing);
    setMade(blob && asFile(blob, name));
  };
  return (
    <div class="make-file">
      <Button icon="send" onClick={() => void begin()} isBusy={isBusy}>
        {isBusy ? t("Bezig …") : words}
      </Button>
      {made && (
        <p>
          {canShare(made.file) && (
            <Button kind="main" icon="send" onClick={() => void share(made.file)}>
              {t("Kies hoe u het deelt")}
            </Button>
          )}
          <a class="button second" href={made.address} download={name}>
            <span>
              <Isolated text={t("Bewaar het bestand ({size})", { size: sizeInWords(made.file.size) })} />
            </span>
          </a>
        </p>
      )}
      <p role="status">{said}</p>
    </div>
  );
}

function asFile(blob: Blob, name: string): Made {
  const file = new File([blob], name, { type: "application/octet-stream" });
  return { file, address: URL.createObjectURL(file) };
}

function canShare(file: File): boolean {
  return navigator.canShare?.({ files: [file] }) === true;
}

async function share(file: File): Promise<void> {
  await navigator.share({ files: [file] }).catch(() => undefined); // the person changed their mind
}
