/** Follows a list of the server's that this page changes: asked again after each change, it stays meanwhile. */
import { useState } from "preact/hooks";
import type { Answer } from "./call";
import { type Asked, useAnswer } from "./use-answer";

/** The answer, and a way to ask again; what has the focus keeps it while the server is asked. */
export function useList<Value>(
  ask: () => Promise<Answer<Value>>,
): readonly [Asked<Value> | undefined, () => void] {
  const [turn, setTurn] = useState(0);
  return [useAnswer(ask, [turn], true), () => setTurn((before) => before + 1)];
}
