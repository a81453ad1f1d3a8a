/** Say it yourself and hear it back. What is recorded stays in memory, is never sent, and is gone with the screen. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { recording } from "../../../app/state";
import { t } from "../../../i18n/words";
import { Deed } from "../../../ui/button";

const LONGEST = 6000; // milliseconds

type State = "ready" | "recording" | "recorded" | "refused";

interface SayAfterProps {
  /** Says the Dutch first, where this phone can. */
  readonly listen: (() => void) | undefined;
}

export function SayAfter({ listen }: SayAfterProps): JSX.Element | null {
  const { state, url, start, stop } = useRecorder();
  if (!canRecord()) return null;
  if (state === "refused") {
    return <p role="status">{t("De microfoon staat uit. Zeg de zin gewoon hardop.")}</p>;
  }
  return (
    <>
      {state === "recording" ? (
        <Deed icon="pause" onClick={stop}>
          {t("Stop")}
        </Deed>
      ) : (
        <Deed icon="record" onClick={() => void start()}>
          {t("Zeg het na")}
        </Deed>
      )}
      {url !== undefined && state === "recorded" && <Compare url={url} listen={listen} />}
    </>
  );
}

function Compare({ url, listen }: { readonly url: string } & SayAfterProps): JSX.Element {
  return (
    <>
      <Deed icon="play" onClick={() => void new Audio(url).play()}>
        {t("Hoor uzelf")}
      </Deed>
      {listen && (
        <Deed icon="sound" onClick={listen}>
          {t("Hoor het nog een keer")}
        </Deed>
      )}
    </>
  );
}

interface Recorder {
  readonly state: State;
  readonly url: string | undefined;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

function useRecorder(): Recorder {
  const [state, setState] = useState<State>("ready");
  const [url, setUrl] = useState<string>();
  const recorder = useRef<MediaRecorder | undefined>(undefined);
  const isGone = useRef(false);
  useTelling(state === "recording");
  useEffect(() => () => url !== undefined && URL.revokeObjectURL(url), [url]);
  useEffect(
    () => () => {
      isGone.current = true;
      end(recorder.current);
    },
    [],
  );
  const start = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined);
    if (!stream || isGone.current) {
      for (const track of stream?.getTracks() ?? []) track.stop();
      if (!isGone.current) setState("refused");
      return;
    }
    const pieces: Blob[] = [];
    const made = new MediaRecorder(stream);
    made.ondataavailable = ({ data }) => pieces.push(data);
    made.onstop = () => {
      for (const track of stream.getTracks()) track.stop(); // the light of the microphone goes out
      if (isGone.current) return;
      setUrl(URL.createObjectURL(new Blob(pieces, { type: made.mimeType })));
      setState("recorded");
    };
    recorder.current = made;
    made.start();
    window.setTimeout(() => end(made), LONGEST);
    setState("recording");
  };
  return { state, url, start, stop: () => end(recorder.current) };
}

/** For who would otherwise end the visit meanwhile. */
function useTelling(isRecording: boolean): void {
  useEffect(() => {
    recording.value = isRecording;
    return () => {
      recording.value = false;
    };
  }, [isRecording]);
}

function end(recorder: MediaRecorder | undefined): void {
  if (recorder?.state === "recording") recorder.stop();
}

function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && navigator.mediaDevices?.getUserMedia !== undefined;
}
