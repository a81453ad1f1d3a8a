/** The text in the field: what the server has, or what somebody typed over it, which this browser keeps at each keystroke. */
import { useState } from "preact/hooks";
import type { Segment, Where } from "./api";
import { dropTyped, keepTyped, type Typed } from "./typed";

interface Typing {
  readonly text: string;
  readonly type: (text: string) => void;
  /** False when the browser refused: it is full, or keeps nothing in this window. */
  readonly isKept: boolean;
}

export function useTyped(self: string, where: Where, shown: Segment, typed: Typed | undefined): Typing {
  const [text, setText] = useState(typed?.text ?? shown.text);
  const [isKept, setKept] = useState(true);
  const was = typed?.was ?? shown.text_hash;
  const type = (now: string) => {
    setText(now);
    const keeping =
      now === shown.text
        ? dropTyped(self, where, shown.id)
        : keepTyped(self, where, shown.id, { text: now, was });
    keeping.then(
      () => setKept(true),
      () => setKept(false),
    );
  };
  return { text, type, isKept };
}
