/** Other words or terms for a picture or sound that is there. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { MEDIA_WORDS } from "../media-words";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { AltField } from "./alt-field";
import { changeNote, type MediaItem, type Terms } from "./media-api";
import { TermsFields } from "./terms-fields";

interface NoteFormProps {
  readonly pack: string;
  readonly item: MediaItem;
  readonly csrf: string;
  readonly onSaved: () => void;
  readonly onNo: () => void;
}

export function NoteForm({ pack, item, csrf, onSaved, onNo }: NoteFormProps): JSX.Element {
  const [alt, setAlt] = useState(item.alt);
  const [terms, setTerms] = useState<Terms>({
    licence: item.licence || "own",
    credit: item.credit,
    source: item.source,
  });
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (await run(changeNote(pack, item.name, { ...terms, alt }, csrf), t("Bewaard."))) onSaved();
  };
  return (
    <form class="picture-form" aria-label={t("Wijzig")} onSubmit={(event) => void submit(event)}>
      {item.kind === "picture" && <AltField alt={alt} onChange={setAlt} />}
      <TermsFields terms={terms} onChange={setTerms} />
      <Problem code={problem} words={MEDIA_WORDS} />
      <div class="answers">
        <Button type="submit" kind="main" icon="check" isBusy={isBusy}>
          {t("Bewaar")}
        </Button>
        <Button kind="quiet" onClick={onNo}>
          {t("Niet doen")}
        </Button>
      </div>
    </form>
  );
}
