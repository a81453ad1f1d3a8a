/** Cards that may answer what somebody writes. It is searched for on this phone only, and what is found is kept nowhere. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { packs, recalls } from "../../../app/state";
import { language } from "../../../i18n/words";
import { find } from "../finding";
import { type FindableCard, keepIndexed, searchable } from "../indexing";
import { MOST } from "./may-answer";

const QUIET = 800; // ms after the last letter: nothing moves while somebody writes

export function useFound(text: string): readonly FindableCard[] {
  const written = useQuiet(text.trim());
  useEffect(() => {
    if (written !== "") void keepIndexed();
  }, [written, packs.value, language.value]);
  const { state } = searchable.value;
  return useMemo(
    () => (state === "whole" ? (find(written, searchable.value)?.cards.slice(0, MOST) ?? []) : []),
    [written, searchable.value, recalls.value],
  );
}

/** The text as it was when its writer last stopped; nothing as soon as there is none. */
function useQuiet(text: string): string {
  const [quiet, setQuiet] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), QUIET);
    return () => clearTimeout(timer);
  }, [text]);
  return text === "" ? "" : quiet;
}
