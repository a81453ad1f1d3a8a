/** A recording as it is drawn, and where its first and last word seem to be. */

export interface Span {
  /** Milliseconds. */
  readonly starts: number;
  readonly ends: number;
}

const BARS = 160;
const FRAME = 20; // milliseconds
const QUIET = 0.08; // of the loudest frame
const MARGIN = 200; // milliseconds kept around the words
const TOO_LOUD = 0.985;
const TOO_SOFT = 0.03;

/** The loudest sample of each of the bars, of 1. */
export function barsOf(samples: Float32Array): readonly number[] {
  const width = Math.max(1, Math.ceil(samples.length / BARS));
  return Array.from({ length: Math.ceil(samples.length / width) }, (_, bar) =>
    loudest(samples, bar * width, width),
  );
}

/** From a little before the first word to a little after the last; all of it where nothing stands out. */
export function proposeSpan(samples: Float32Array, rate: number): Span {
  const whole = { starts: 0, ends: Math.round((samples.length / rate) * 1000) };
  const width = Math.round((rate * FRAME) / 1000);
  const frames = Array.from({ length: Math.floor(samples.length / width) }, (_, frame) =>
    loudest(samples, frame * width, width),
  );
  const bar = QUIET * Math.max(...frames, 0);
  const first = frames.findIndex((level) => level > bar);
  if (first < 0) return whole;
  const last = frames.length - 1 - [...frames].reverse().findIndex((level) => level > bar);
  return {
    starts: Math.max(0, first * FRAME - MARGIN),
    ends: Math.min(whole.ends, (last + 1) * FRAME + MARGIN),
  };
}

/** What whoever records should know before anybody hears it. */
export function judge(samples: Float32Array): "loud" | "soft" | "good" {
  const level = loudest(samples, 0, samples.length);
  if (level > TOO_LOUD) return "loud";
  return level < TOO_SOFT ? "soft" : "good";
}

function loudest(samples: Float32Array, from: number, width: number): number {
  let level = 0;
  const end = Math.min(samples.length, from + width);
  for (let at = from; at < end; at += 1) level = Math.max(level, Math.abs(samples[at] ?? 0));
  return level;
}
