/** The microphone: asked for when the first word is to be recorded, and let go with the page. */

export type RecordFault = "no-microphone" | "not-allowed";

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const LONGEST = 115_000; // milliseconds; the server takes two minutes

export interface Running {
  /** How loud it is at this moment, of 1. */
  readonly level: () => number;
  /** Ends it; the recording. */
  readonly stop: () => Promise<Blob>;
}

export class Microphone {
  private stream: MediaStream | undefined;
  private context: AudioContext | undefined;

  /** Records until it is stopped, or for two minutes. The promise is one of a fault where there is no microphone. */
  async begin(): Promise<Running | RecordFault> {
    try {
      this.stream ??= await navigator.mediaDevices.getUserMedia({
        // What a call needs makes a voice sound as in a call.
        audio: { echoCancellation: false, autoGainControl: false, noiseSuppression: false },
      });
    } catch (error) {
      const isRefused = error instanceof DOMException && error.name === "NotAllowedError";
      return isRefused ? "not-allowed" : "no-microphone";
    }
    return { level: this.meter(this.stream), stop: recording(this.stream) };
  }

  release(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    void this.context?.close();
    this.stream = undefined;
    this.context = undefined;
  }

  private meter(stream: MediaStream): () => number {
    this.context ??= new AudioContext();
    const analyser = this.context.createAnalyser();
    this.context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    return () => {
      analyser.getFloatTimeDomainData(samples);
      return Math.min(1, Math.max(...samples.map(Math.abs)));
    };
  }
}

function recording(stream: MediaStream): () => Promise<Blob> {
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, {
    ...(mimeType === undefined ? {} : { mimeType }),
    audioBitsPerSecond: 128_000,
  });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const over = new Promise<Blob>((done) => {
    recorder.onstop = () => done(new Blob(pieces, { type: recorder.mimeType }));
  });
  const stop = () => {
    clearTimeout(end);
    if (recorder.state !== "inactive") recorder.stop();
    return over;
  };
  const end = setTimeout(stop, LONGEST);
  recorder.start();
  return stop;
}

/** The sound of a file as samples; undefined for what this browser cannot read. */
export async function decode(file: Blob): Promise<AudioBuffer | undefined> {
  try {
    return await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await file.arrayBuffer());
  } catch {
    return undefined; // the server may read it all the same, and says why if not
  }
}
