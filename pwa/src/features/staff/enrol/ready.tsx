/** After a tablet was enrolled: everything for a day without internet comes in, and each part says when it is there. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Gate } from "../gate";
import { along, bringAlong } from "../packs-along";
import { round } from "../rounds";
import { keepTeamShell } from "../team-shell";

type State = "busy" | "done" | "failed";
type Part = "records" | "shell" | "packs";
type States = Readonly<Record<Part, State>>;

const BEGIN: States = { records: "busy", shell: "busy", packs: "busy" };

export function ReadyScreen({ onDone }: { readonly onDone: () => void }): JSX.Element {
  const [states, setStates] = useState(BEGIN);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const mark = (part: Part) => (isThere: boolean) =>
      stop.signal.aborted || setStates((now) => ({ ...now, [part]: isThere ? "done" : "failed" }));
    setStates(BEGIN);
    void bring(stop.signal, mark);
    return () => stop.abort();
  }, [turn]);
  const all = Object.values(states);
  const isDone = all.every((state) => state === "done");
  return (
    <Gate title={isDone ? t("Klaar om zonder internet te werken") : t("De tablet wordt klaargemaakt")}>
      <ul class="checks-list" aria-live="polite">
        <Row state={states.records} text={t("Wie hier werken, en wat het team weet")} />
        <Row state={states.shell} text={t("De app voor het team")} />
        <Row state={states.packs} text={t("Pakketten voor deze plek")} more={packsSoFar()} />
      </ul>
      {all.includes("failed") && (
        <Button icon="again" onClick={() => setTurn(turn + 1)}>
          {t("Probeer het nog een keer")}
        </Button>
      )}
      <Button kind={isDone ? "main" : "quiet"} icon={isDone ? "next" : "close"} onClick={onDone}>
        {isDone ? t("Begin") : t("Stop, de rest komt later")}
      </Button>
    </Gate>
  );
}

/** Records first: they say who may work here. */
async function bring(signal: AbortSignal, mark: (part: Part) => (isThere: boolean) => void): Promise<void> {
  mark("records")((await round(true)) === "done");
  await Promise.all([
    keepTeamShell().then(mark("shell")),
    bringAlong(signal).then((trouble) => mark("packs")(trouble === undefined)),
  ]);
}

function packsSoFar(): string {
  const needed = along.value ?? [];
  const here = needed.filter(({ isCurrent }) => isCurrent).length;
  return needed.length > 0 ? t("{here} van {all}", { here, all: needed.length }) : "";
}

interface RowProps {
  readonly state: State;
  readonly text: string;
  readonly more?: string;
}

function Row({ state, text, more = "" }: RowProps): JSX.Element {
  const words = { busy: t("bezig"), done: t("klaar"), failed: t("lukte niet") } as const;
  const icons = { busy: "again", done: "check", failed: "warning" } as const;
  return (
    <li class={`check-row ${state}`}>
      <Icon name={icons[state]} />
      <span>
        <strong>{text}</strong> <span class="aside">{[words[state], more].filter(Boolean).join(" · ")}</span>
      </span>
    </li>
  );
}
