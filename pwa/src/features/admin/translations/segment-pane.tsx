/** One text, fetched with all that helps: its editor, and what stands beside it. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../problems";
import { useAnswer } from "../use-answer";
import { type Line, readSegment, type Segment, type State, type Where } from "./api";
import { Beside } from "./beside";
import { Editor } from "./editor";

interface SegmentPaneProps {
  readonly where: Where;
  readonly line: Line;
  readonly heading: string | undefined;
  readonly csrf: string;
  readonly self: string;
  readonly onChange: (id: string, text: string, state: State) => void;
  readonly onStep: (by: 1 | -1) => void;
}

export function SegmentPane({ where, line, ...rest }: SegmentPaneProps): JSX.Element {
  const [turn, setTurn] = useState(0);
  const answer = useAnswer(() => readSegment(where, line.id), [line.id, turn], true);
  const isMoved = useMoved(line.id);
  const [shown, setShown] = useState<Segment>();
  useEffect(() => {
    if (!answer?.ok) return;
    setShown(answer.value);
    // Somebody else may have written here since the list was fetched.
    rest.onChange(answer.value.id, answer.value.text, answer.value.state);
  }, [answer]);
  const again = () => setTurn((before) => before + 1);
  return (
    <div class="segment">
      <Problem code={answer?.ok === false ? answer.code : undefined} />
      {shown?.id === line.id && (
        <>
          <Editor
            key={`${shown.id} ${shown.text_hash} ${shown.source_hash} ${shown.state}`}
            where={where}
            shown={shown}
            isMoved={isMoved}
            onAgain={again}
            {...rest}
          />
          <Beside where={where} shown={shown} csrf={rest.csrf} onAgain={again} />
        </>
      )}
    </div>
  );
}

/** Whether this is another text than the first: the focus then goes to it, since somebody went there. */
function useMoved(id: string): boolean {
  const first = useRef(id);
  const isMoved = useRef(false);
  if (first.current !== id) isMoved.current = true;
  return isMoved.current;
}
