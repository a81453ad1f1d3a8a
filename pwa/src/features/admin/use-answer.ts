/** Follows what the server says to one question of a page. */
import { useEffect, useState } from "preact/hooks";
import type { Answer } from "./call";
import { noteProblem } from "./state";

/** An answer, and the way to ask the same once more. */
export type Asked<Value> = Answer<Value> & { readonly again: () => void };

/**
 * The answer, or undefined until there is one; asked again whenever `changes` do, and unless it `stays` gone meanwhile.
 * What found no connection is asked again as soon as there is one.
 */
export function useAnswer<Value>(
  ask: () => Promise<Answer<Value>>,
  changes: readonly unknown[],
  stays = false,
): Asked<Value> | undefined {
  const [answer, setAnswer] = useState<Asked<Value>>();
  const [turn, setTurn] = useState(0);
  const again = () => setTurn((before) => before + 1);
  useEffect(() => {
    if (!stays) setAnswer(undefined);
  }, changes);
  useEffect(() => {
    let isCurrent = true;
    void ask().then((given) => {
      if (!isCurrent) return;
      if (!given.ok) noteProblem(given.code);
      setAnswer({ ...given, again });
    });
    return () => {
      isCurrent = false;
    };
  }, [...changes, turn]);
  useWhenOnline(answer?.ok === false && answer.code === "offline", again);
  return answer;
}

function useWhenOnline(isWaiting: boolean, again: () => void): void {
  useEffect(() => {
    if (!isWaiting) return undefined;
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [isWaiting]);
}
