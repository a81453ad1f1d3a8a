/** Follows what the server says to one question of a page. */
import { useEffect, useState } from "preact/hooks";
import type { Answer } from "./call";
import { noteProblem } from "./state";

/** The answer, or undefined until there is one; asked again whenever `changes` do, and unless it `stays` gone meanwhile. */
export function useAnswer<Value>(
  ask: () => Promise<Answer<Value>>,
  changes: readonly unknown[],
  stays = false,
): Answer<Value> | undefined {
  const [answer, setAnswer] = useState<Answer<Value>>();
  useEffect(() => {
    let isCurrent = true;
    if (!stays) setAnswer(undefined);
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
