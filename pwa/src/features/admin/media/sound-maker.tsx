/** One sentence read in: recorded here or chosen from a file, trimmed, heard and kept. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { FileButton } from "../file-button";
import { MEDIA_WORDS } from "../media-words";
import { Problem } from "../problems";
import { session } from "../state";
import { useDeed } from "../use-deed";
import {
  dropRecording,
  type KeptRecording,
  keepRecording,
  type Owner,
  readRecording,
} from "./kept-recordings";
import { type MediaItem, OWN, putSound, type Sentence, type Terms } from "./media-api";
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
  /** It was made before, and its tab was closed. */
  readonly isFound: boolean;
}

export function SoundMaker({ pack, sentence, csrf, onSaved }: SoundMakerProps): JSX.Element {
  const [terms, setTerms] = useState<Terms>(OWN);
  const owner = { person: session.value?.name ?? "", pack, sentence };
  const [taken, setTaken] = useTaken(owner, terms, setTerms);
  const { problem, isBusy, run } = useDeed();
  const take = async (file: Blob) => setTaken(await read(file));
  const drop = () => {
    setTaken(undefined);
    void dropRecording(owner).catch(() => undefined); // a browser that keeps nothing
  };
  const save = async ({ file, span }: Taken) => {
    const head = {
      ...terms,
      says: sentence.nl,
      ...(sentence.segment === undefined ? {} : { segment: sentence.segment }),
      ...(span ?? {}),
    };
    const done = await run(putSound(pack, file, head, csrf), t("De opname is bewaard."));
    if (!done) return;
    drop();
    onSaved(done.value);
  };
  return (
    <div class="sound-maker">
      <RecordButton onRecorded={(recording) => void take(recording)} />
      <Choose onChoose={(file) => void take(file)} />
      {taken?.isFound && <p role="status">{t("Deze opname maakte u eerder. Ze is nog niet bewaard.")}</p>}
      {taken?.sound && taken.span && (
        <Trim sound={taken.sound} span={taken.span} onChange={(span) => setTaken({ ...taken, span })} />
      )}
      {taken && (
        <>
          <TermsFields terms={terms} onChange={setTerms} />
          <Problem code={problem} words={MEDIA_WORDS} />
          <SaveOrDrop isBusy={isBusy} onSave={() => void save(taken)} onDrop={drop} />
        </>
      )}
    </div>
  );
}

interface SaveOrDropProps {
  readonly isBusy: boolean;
  readonly onSave: () => void;
  readonly onDrop: () => void;
}

function SaveOrDrop({ isBusy, onSave, onDrop }: SaveOrDropProps): JSX.Element {
  return (
    <div class="answers">
      <Button kind="main" icon="check" isBusy={isBusy} onClick={onSave}>
        {t("Bewaar deze opname")}
      </Button>
      <Button kind="quiet" icon="trash" onClick={onDrop}>
        {t("Gooi deze opname weg")}
      </Button>
    </div>
  );
}

async function read(file: Blob, kept?: KeptRecording): Promise<Taken> {
  const sound = await decode(file);
  const proposed = sound && proposeSpan(sound.getChannelData(0), sound.sampleRate);
  return { file, sound, span: kept?.span ?? proposed, isFound: kept !== undefined };
}

/** What was recorded for one sentence is never given to another; until the server has it, it outlives its tab. */
function useTaken(
  owner: Owner,
  terms: Terms,
  onTerms: (terms: Terms) => void,
): readonly [Taken | undefined, (taken: Taken | undefined) => void] {
  const [taken, setTaken] = useState<Taken>();
  const { nl, segment } = owner.sentence;
  useEffect(() => {
    let isCurrent = true;
    setTaken(undefined);
    const find = async () => {
      const kept = await readRecording(owner);
      const found = kept && (await read(kept.file, kept));
      if (!isCurrent || !found) return;
      setTaken((now) => now ?? found);
      onTerms(kept.terms);
    };
    void find().catch(() => undefined); // a browser that keeps nothing
    return () => {
      isCurrent = false;
    };
  }, [nl, segment]);
  useEffect(() => {
    if (!taken) return;
    const { file, span } = taken;
    void keepRecording(owner, { file, span, terms }).catch(() => undefined);
  }, [taken, terms]);
  return [taken, setTaken];
}

function Choose({ onChoose }: { readonly onChoose: (file: File) => void }): JSX.Element {
  return <FileButton text={t("Of kies een geluidsbestand")} accept="audio/*" onChoose={onChoose} />;
}
