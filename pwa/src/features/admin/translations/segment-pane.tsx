/** One text, fetched with all that helps: its editor, and what stands beside it. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "../call";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { type Line, readSegment, type Segment, type State, type Where } from "./api";
import { Beside } from "./beside";
import { Editor } from "./editor";
import { readTyped, type Typed } from "./typed";

interface SegmentPaneProps {
  readonly where: Where;
  readonly line: Line;
  /** The address names this text: whoever comes to the page comes to it. */
  readonly isSpot: boolean;
  readonly heading: string | undefined;
  readonly csrf: string;
  readonly self: string;
  readonly onChange: (id: string, text: string, state: State) => void;
  readonly onStep: (by: 1 | -1) => void;
}

interface Opened {
  readonly shown: Segment;
  readonly typed: Typed | undefined;
}

export function SegmentPane({ where, line, isSpot, ...rest }: SegmentPaneProps): JSX.Element {
  const [turn, setTurn] = useState(0);
  const read = async (): Promise<Answer<Opened>> => {
    const typing = readTyped(rest.self, where, line.id).catch(() => undefined); // as where nothing is kept
    const answer = await readSegment(where, line.id);
    return answer.ok ? { ok: true, value: { shown: answer.value, typed: await typing } } : answer;
  };
  const answer = useAnswer(read, [line.id, turn], true);
  const isMoved = useMoved(line.id) || isSpot;
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    if (!answer?.ok) return;
    setOpened(answer.value);
    // Somebody else may have written here since the list was fetched.
    const { id, text, state } = answer.value.shown;
    rest.onChange(id, text, state);
  }, [answer]);
  const shown = opened?.shown;
  const again = () => setTurn((before) => before + 1);
  return (
    <div class="segment">
      <Unread answers={[answer]} />
      {shown?.id === line.id && (
        <>
          <Editor
            key={`${shown.id} ${shown.text_hash} ${shown.source_hash} ${shown.state}`}
            where={where}
            shown={shown}
            typed={opened?.typed}
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
