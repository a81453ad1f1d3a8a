/**
 * The phone's own voice. Only one that lies on the phone is used: another would send every sentence to a stranger and be
 * silent without a network. Browsers name voices that are not there, so that somebody must have heard it first.
 */
import { useEffect, useState } from "preact/hooks";

const SLOW = 0.7; // of the voice's own speed

/** A voice for the language that lies on this phone; undefined where there is none, or as long as none is known. */
export function useLocalVoice(language: string): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState(() => findVoice(language));
  useEffect(() => {
    const look = () => setVoice(findVoice(language));
    look();
    // Some browsers list them only after a while, and Safari never says that it has.
    const later = window.setTimeout(look, 2000);
    engine()?.addEventListener?.("voiceschanged", look);
    return () => {
      window.clearTimeout(later);
      engine()?.removeEventListener?.("voiceschanged", look);
    };
  }, [language]);
  return voice;
}

/** Say it; what was being said stops. Resolves when it is over, whatever became of it. */
export function sayAloud(text: string, voice: SpeechSynthesisVoice, isSlow = false): Promise<void> {
  hush();
  return new Promise((done) => {
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = isSlow ? SLOW : 1;
    said.onend = () => done();
    said.onerror = () => done();
    engine()?.speak(said);
  });
}

export function hush(): void {
  engine()?.cancel();
}

function findVoice(language: string): SpeechSynthesisVoice | undefined {
  const [base = ""] = language.toLowerCase().split("-");
  return engine()
    ?.getVoices()
    .find(({ lang, localService }) => localService && isOf(lang, base));
}

/** `nl-NL`, and as Android spells it `nl_NL` or `nld-…`. */
function isOf(tag: string, base: string): boolean {
  const own = tag.toLowerCase().split(/[-_]/)[0] ?? "";
  return own === base || THREE_LETTERS[base] === own;
}

const THREE_LETTERS: Readonly<Record<string, string>> = {
  nl: "nld",
  en: "eng",
  ar: "ara",
  uk: "ukr",
  ru: "rus",
  tr: "tur",
  pl: "pol",
  fa: "fas",
};

function engine(): SpeechSynthesis | undefined {
  return typeof speechSynthesis === "undefined" ? undefined : speechSynthesis;
}
