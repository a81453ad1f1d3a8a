/** The camera as a scanner: on when asked, off when left or hidden; typing stays beside it. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { newDecoder } from "./decoder";
import { hasTorch, lightTorch, look, openCamera } from "./lens";

const HIT = 700; // milliseconds that the frame says that something was read

interface CameraProps {
  readonly onCode: (code: string) => void;
}

export function Camera({ onCode }: CameraProps): JSX.Element | null {
  const [isOn, switchOn] = useState(false);
  const [problem, tell] = useState<string>();
  useWhenHidden(() => switchOn(false));
  if (!("mediaDevices" in navigator)) return null; // without https there is none
  return (
    <section class="camera">
      {isOn && (
        <Finder
          onCode={onCode}
          onProblem={(name) => {
            switchOn(false);
            tell(name);
          }}
        />
      )}
      {problem !== undefined && <Refused name={problem} />}
      <Button
        icon={isOn ? "close" : "scan"}
        onClick={() => {
          tell(undefined);
          switchOn(!isOn);
        }}
      >
        {isOn ? t("Camera uit") : t("Scan met de camera")}
      </Button>
    </section>
  );
}

interface FinderProps extends CameraProps {
  /** The name that the browser gives to what went wrong. */
  readonly onProblem: (name: string) => void;
}

/** What the camera sees, as long as this is on the screen. */
function Finder({ onCode, onProblem }: FinderProps): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream>();
  const [isHit, hit] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    const begin = async (): Promise<void> => {
      const found = await openCamera(leaving.signal);
      const screen = video.current;
      if (!screen) return;
      screen.srcObject = found;
      setStream(found);
      await Promise.all([
        screen.play(),
        newDecoder().then((decode) => look(screen, decode, see, leaving.signal)),
      ]);
    };
    const see = (code: string) => {
      hit(true);
      onCode(code);
    };
    begin().catch(
      (problem: unknown) => leaving.signal.aborted || onProblem(problem instanceof Error ? problem.name : ""),
    );
    return () => leaving.abort();
  }, []);
  useEffect(() => {
    const timer = isHit ? setTimeout(() => hit(false), HIT) : undefined;
    return () => clearTimeout(timer);
  }, [isHit]);
  return (
    <>
      <div class={isHit ? "finder hit" : "finder"}>
        <video ref={video} muted playsInline aria-label={t("Wat de camera ziet")} />
        <i />
      </div>
      {stream && hasTorch(stream) && <Torch stream={stream} />}
    </>
  );
}

function Torch({ stream }: { readonly stream: MediaStream }): JSX.Element {
  const [isLit, light] = useState(false);
  return (
    <Button
      kind="quiet"
      icon="star"
      isPressed={isLit}
      onClick={() => {
        light(!isLit);
        void lightTorch(stream, !isLit);
      }}
    >
      {t("Lampje")}
    </Button>
  );
}

/** What somebody can do now, by what the browser says. */
function Refused({ name }: { readonly name: string }): JSX.Element {
  if (name === "NotAllowedError") {
    return (
      <Notice tone="warn" icon="lock" title={t("De camera mag niet aan.")}>
        {t("Tik op het slotje naast het adres en sta de camera toe. Of typ de code.")}
      </Notice>
    );
  }
  if (name === "NotFoundError" || name === "OverconstrainedError") {
    return (
      <Notice tone="warn" icon="warning" title={t("Hier is geen camera.")}>
        {t("Typ de code, of gebruik een scanner.")}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" icon="warning" title={t("De camera doet het nu niet.")}>
      {t("Misschien gebruikt iets anders hem. Typ de code.")}
    </Notice>
  );
}

function useWhenHidden(then: () => void): void {
  useEffect(() => {
    const listen = () => document.hidden && then();
    document.addEventListener("visibilitychange", listen);
    return () => document.removeEventListener("visibilitychange", listen);
  }, []);
}
