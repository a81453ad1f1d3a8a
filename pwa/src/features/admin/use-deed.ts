/** Something that an administrator has the server do: while it does, when it is done, and why it was not. */
import { useState } from "preact/hooks";
import { announce } from "../../ui/live";
import type { Answer } from "./call";
import { noteProblem } from "./state";

export interface Deed {
  readonly problem: string | undefined;
  /** The field at fault, where the server named one. */
  readonly field: string | undefined;
  readonly isBusy: boolean;
  /** What the server answered, or undefined where it did not do it; `done` is said aloud. */
  readonly run: <Value>(
    asked: Promise<Answer<Value>>,
    done?: string,
  ) => Promise<{ value: Value } | undefined>;
}

export function useDeed(): Deed {
  const [problem, setProblem] = useState<string>();
  const [field, setField] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const run: Deed["run"] = async (asked, done) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    setProblem(answer.ok ? undefined : noteProblem(answer.code));
    setField(answer.ok ? undefined : answer.field);
    if (!answer.ok) return undefined;
    if (done !== undefined) announce(done);
    return { value: answer.value };
  };
  return { problem, field, isBusy, run };
}
