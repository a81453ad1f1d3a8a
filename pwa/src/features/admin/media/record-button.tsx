/** Held while somebody speaks, by finger, mouse or key; a short press begins, and the next one ends. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { type Hold, press, RELEASED, release, type Turn, tap } from "./hold";
import { Microphone, type RecordFault, type Running } from "./microphone";

interface RecordButtonProps {
  readonly onRecorded: (recording: Blob) => void;
}

export function RecordButton({ onRecorded }: RecordButtonProps): JSX.Element {
  const { isOn, level, fault, turn } = useRecording(onRecorded);
  const hold = useRef<Hold>(RELEASED);
  const move = (how: typeof press) => {
    const [next, done] = how(hold.current, performance.now());
    hold.current = next;
    turn(done);
  };
  return (
    <div class="record">
      <button
        type="button"
        class="button record-button"
        aria-pressed={isOn}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          move(press);
        }}
        onPointerUp={() => move(release)}
        onPointerCancel={() => move(release)}
        onKeyDown={(event) => {
          if (!isKey(event)) return;
          event.preventDefault();
          move(press);
        }}
        onKeyUp={(event) => isKey(event) && move(release)}
        onContextMenu={(event) => event.preventDefault()} // a long press on a screen
        onClick={(event) => {
          if (event.detail !== 0) return; // pressed above; this is a screen reader's
          move(tap);
        }}
      >
        <Icon name="record" />
        <span>{isOn ? t("Laat los als u klaar bent") : t("Houd vast en spreek")}</span>
      </button>
      <Level level={level} />
      <Fault fault={fault} />
    </div>
  );
}

function Level({ level }: { readonly level: number }): JSX.Element {
  return <meter class="level" aria-label={t("Hoe hard u spreekt")} min={0} max={1} value={level} />;
}

function isKey({ key }: KeyboardEvent): boolean {
  return key === " " || key === "Enter";
}

function Fault({ fault }: { readonly fault: RecordFault | undefined }): JSX.Element {
  if (!fault) {
    return (
      <p class="aside">{t("Vasthouden lukt niet? Druk kort om te beginnen, en nog eens om te stoppen.")}</p>
    );
  }
  return (
    <div role="alert">
      <Notice tone="warn" icon="warning" title={FAULTS[fault]()}>
        {t("U kunt ook een bestand kiezen dat u ergens anders opnam.")}
      </Notice>
    </div>
  );
}

const FAULTS: Readonly<Record<RecordFault, () => string>> = {
  "no-microphone": () => t("Er is geen microfoon gevonden."),
  "not-allowed": () =>
    t("De browser mag de microfoon niet gebruiken. Sta het toe bij het slotje naast het adres."),
};

function useRecording(onRecorded: (recording: Blob) => void) {
  const [isOn, setOn] = useState(false);
  const [level, setLevel] = useState(0);
  const [fault, setFault] = useState<RecordFault>();
  const microphone = useRef<Microphone | undefined>(undefined);
  const running = useRef<Promise<Running | RecordFault> | undefined>(undefined);
  useEffect(() => () => microphone.current?.release(), []);
  useEffect(() => (isOn ? follow(running.current, setLevel) : setLevel(0)), [isOn]);
  const begin = async () => {
    microphone.current ??= new Microphone();
    running.current = microphone.current.begin();
    setOn(true);
    const begun = await running.current;
    setFault(typeof begun === "string" ? begun : undefined);
    if (typeof begun === "string") setOn(false);
    else announce(t("De opname loopt."));
  };
  const end = async () => {
    const begun = await running.current;
    running.current = undefined;
    setOn(false);
    if (begun && typeof begun !== "string") onRecorded(await begun.stop());
  };
  const turn = (done: Turn) => {
    if (done === "begin") void begin();
    if (done === "end") void end();
  };
  return { isOn, level, fault, turn };
}

/** Tells the level some times a second until it is told to stop. */
function follow(
  running: Promise<Running | RecordFault> | undefined,
  tell: (level: number) => void,
): () => void {
  let level: (() => number) | undefined;
  void running?.then((begun) => {
    if (typeof begun !== "string") level = begun.level;
  });
  const ticks = setInterval(() => level && tell(level()), 100);
  return () => clearInterval(ticks);
}
