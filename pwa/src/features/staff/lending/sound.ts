/** Says without words what happened to an item, for whoever looks at the books and not at the screen. */

type What = "lent" | "returned" | "failed";

/** Pitches in hertz, one after the other, and how a tablet shakes, in milliseconds. */
const SOUNDS: Readonly<Record<What, { readonly pitches: readonly number[]; readonly shakes: number[] }>> = {
  lent: { pitches: [660], shakes: [40] },
  returned: { pitches: [520, 780], shakes: [40, 60, 40] },
  failed: { pitches: [220, 220, 220], shakes: [200, 80, 200] },
};
const LENGTH = 0.09; // seconds
const LOUD = 0.2;

let audio: AudioContext | undefined;

export function sound(what: What): void {
  const { pitches, shakes } = SOUNDS[what];
  // Both are left out by some browsers, and refused before the first touch.
  navigator.vibrate?.(shakes);
  audio ??= "AudioContext" in window ? new AudioContext() : undefined;
  if (audio?.state === "suspended") void audio.resume();
  for (const [at, pitch] of pitches.entries()) if (audio) knock(audio, pitch, at * LENGTH);
}

/** A short tone that fades like wood. */
function knock(context: AudioContext, pitch: number, after: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  const from = context.currentTime + after;
  tone.type = "triangle";
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(LOUD, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + LENGTH);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + LENGTH);
}
