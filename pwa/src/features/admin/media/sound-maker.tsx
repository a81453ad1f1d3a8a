/** One sentence read in: recorded here or chosen from a file, trimmed, heard and kept. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { FileButton } from "../file-button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { type MediaItem, OWN, putSound, type Sentence, type Terms } from "./media-api";
import { MEDIA_WORDS } from "./media-words";
import { decode } from "./microphone";
import { RecordButton } from "./record-button";
import { TermsFields } from "./terms-fields";
import { Trim } from "./trim";
import { proposeSpan, type Span } from "./wave";

interface SoundMakerProps {
  readonly pack: string;
  readonly sentence: Sentence;
  readonly csrf: string;
  readonly onSaved: (item: MediaItem) => void;
}

interface Taken {
  readonly file: Blob;
  /** Undefined where this browser cannot read the file. */
  readonly sound: AudioBuffer | undefined;
  readonly span: Span | undefined;
}

export function SoundMaker({ pack, sentence, csrf, onSaved }: SoundMakerProps): JSX.Element {
  const [taken, setTaken] = useState<Taken>();
  const [terms, setTerms] = useState<Terms>(OWN);
  const { problem, isBusy, run } = useDeed();
  // What was recorded for one sentence is never kept as another.
  useEffect(() => setTaken(undefined), [sentence.nl, sentence.segment]);
  const take = async (file: Blob) => {
    const sound = await decode(file);
    setTaken({ file, sound, span: sound && proposeSpan(sound.getChannelData(0), sound.sampleRate) });
  };
  const save = async ({ file, span }: Taken) => {
    const head = {
      ...terms,
      says: sentence.nl,
      ...(sentence.segment === undefined ? {} : { segment: sentence.segment }),
      ...(span ?? {}),
    };
    const done = await run(putSound(pack, file, head, csrf), t("De opname is bewaard."));
    if (done) onSaved(done.value);
  };
  return (
    <div class="sound-maker">
      <RecordButton onRecorded={(recording) => void take(recording)} />
      <Choose onChoose={(file) => void take(file)} />
      {taken?.sound && taken.span && (
        <Trim sound={taken.sound} span={taken.span} onChange={(span) => setTaken({ ...taken, span })} />
      )}
      {taken && (
        <>
          <TermsFields terms={terms} onChange={setTerms} />
          <Problem code={problem} words={MEDIA_WORDS} />
          <Button kind="main" icon="check" isBusy={isBusy} onClick={() => void save(taken)}>
            {t("Bewaar deze opname")}
          </Button>
        </>
      )}
    </div>
  );
}

function Choose({ onChoose }: { readonly onChoose: (file: File) => void }): JSX.Element {
  return <FileButton text={t("Of kies een geluidsbestand")} accept="audio/*" onChoose={onChoose} />;
}
