/** Which pack and which language go out as a file. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { languageInDutch } from "../names";
import { exportLink, type Matrix } from "./api";

interface ExportDialogProps {
  readonly matrix: Matrix;
  readonly onClose: () => void;
}

export function ExportDialog({ matrix, onClose }: ExportDialogProps): JSX.Element {
  const [pack, setPack] = useState(matrix.packs[0]?.id ?? "");
  const languages = Object.keys(matrix.packs.find(({ id }) => id === pack)?.cells ?? {});
  const [picked, setPicked] = useState("");
  const language = languages.includes(picked) ? picked : languages[0];
  return (
    <Dialog title={t("Vertalingen als bestand")} onClose={onClose}>
      <label class="pick">
        <span>{t("Pakket")}</span>
        <select value={pack} onChange={({ currentTarget }) => setPack(currentTarget.value)}>
          {matrix.packs.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label class="pick">
        <span>{t("Taal")}</span>
        <select value={language} onChange={({ currentTarget }) => setPicked(currentTarget.value)}>
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageInDutch(tag)}
            </option>
          ))}
        </select>
      </label>
      <div class="answers">
        {language !== undefined && <Downloads where={{ pack, language }} />}
        <Button kind="quiet" onClick={onClose}>
          {t("Sluit")}
        </Button>
      </div>
    </Dialog>
  );
}

interface DownloadsProps {
  readonly where: { readonly pack: string; readonly language: string };
}

/** The two kinds of file that translators' own tools read. */
export function Downloads({ where }: DownloadsProps): JSX.Element {
  return (
    <>
      <LinkButton href={exportLink(where, "po")} icon="down">
        {t("Download PO")}
      </LinkButton>
      <LinkButton href={exportLink(where, "xliff")} icon="down">
        {t("Download XLIFF")}
      </LinkButton>
    </>
  );
}
