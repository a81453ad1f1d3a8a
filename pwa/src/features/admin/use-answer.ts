/** Follows what the server says to one question of a page. */
import { useEffect, useState } from "preact/hooks";
import type { Answer } from "./api";
import { noteProblem } from "./state";

/** The answer, or undefined while it is asked for; asked again whenever `changes` do. */
export function useAnswer<Value>(
  ask: () => Promise<Answer<Value>>,
  changes: readonly unknown[],
): Answer<Value> | undefined {
  const [answer, setAnswer] = useState<Answer<Value>>();
  useEffect(() => {
    let isCurrent = true;
    setAnswer(undefined);
    void ask().then((given) => {
      if (!isCurrent) return;
      if (!given.ok) noteProblem(given.code);
      setAnswer(given);
    });
    return () => {
      isCurrent = false;
    };
  }, changes);
  return answer;
}
