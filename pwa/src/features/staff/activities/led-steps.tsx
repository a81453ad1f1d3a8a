/** The steps of a session guide with their time: which one it is, how long it still lasts, and on to the next. */
import { type ComponentChildren, createContext, type JSX } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import type { Document } from "../../../sync/pack";
import { PairText } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";
import { Button, LinkButton } from "../../../ui/button";
import { activityLink } from "../links";
import { type Face, goBack, goOn, inMinutes, readClock } from "./guide-clock";
import { clockFor, dropClock, keepClock } from "./guide-clocks";

const SECOND = 1000; // ms

const FaceContext = createContext<Face | undefined>(undefined);

interface LedProps {
  readonly activity: string | undefined;
  readonly card: Document;
  readonly children: ComponentChildren;
}

/** Everything inside is led by this clock. */
export function Led({ activity, card, children }: LedProps): JSX.Element {
  const name = activity ?? `${card.pack}/${card.resource}`;
  const minutes = card.blocks.flatMap((block) => (block.type === "step" ? [block.minutes ?? 0] : []));
  const now = useNow();
  const face = readClock(clockFor(name), minutes, now);
  return (
    <FaceContext.Provider value={face}>
      <div class="led">
        <ClockBar name={name} activity={activity} face={face} steps={minutes.length} />
        {children}
      </div>
    </FaceContext.Provider>
  );
}

interface ClockBarProps {
  readonly name: string;
  readonly activity: string | undefined;
  readonly face: Face | undefined;
  readonly steps: number;
}

function ClockBar({ name, activity, face, steps }: ClockBarProps): JSX.Element {
  const now = () => Date.now();
  const go = () => keepClock(name, goOn(clockFor(name), now()), now());
  if (!face) {
    return (
      <section class="clock-bar" aria-label={t("Klok")}>
        <Button kind="main" icon="play" onClick={go}>
          {t("Start de eerste stap")}
        </Button>
      </section>
    );
  }
  const isLast = face.step === steps - 1;
  return (
    <section class="clock-bar" aria-label={t("Klok")}>
      <Times face={face} steps={steps} />
      <div class="clock-deeds">
        <Button
          icon="back"
          isDisabled={face.step === 0}
          onClick={() => keepClock(name, goBack(clockFor(name)), now())}
        >
          {t("Vorige stap")}
        </Button>
        {isLast ? (
          <RoundOff name={name} activity={activity} />
        ) : (
          <Button kind="main" icon="next" onClick={go}>
            {t("Volgende stap")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** A guide of no activity ends with its clock; the screen of an activity ends both. */
function RoundOff({ name, activity }: Pick<ClockBarProps, "name" | "activity">): JSX.Element {
  return activity === undefined ? (
    <Button kind="main" icon="check" onClick={() => dropClock(name)}>
      {t("Rond af")}
    </Button>
  ) : (
    <LinkButton kind="main" icon="check" href={activityLink(activity)}>
      {t("Rond af")}
    </LinkButton>
  );
}

function Times({ face, steps }: { readonly face: Face; readonly steps: number }): JSX.Element {
  const isOver = face.left < 0;
  return (
    <div class="times">
      <p role="timer" class={isOver ? "time over" : "time"}>
        <span>{t("Stap {n} van {all}", { n: face.step + 1, all: steps })}</span>
        <strong>
          <bdi dir="ltr">{inMinutes(face.left)}</bdi>
        </strong>
        {isOver && <span>{t("over de tijd")}</span>}
      </p>
      <p role="timer" class="aside">
        {t("Samen {time} van {planned}", { time: inMinutes(face.total), planned: inMinutes(face.planned) })}
      </p>
    </div>
  );
}

export function LedSteps({ blocks, start }: Run<"step">): JSX.Element {
  const face = useContext(FaceContext);
  return (
    <ol class="steps" start={start + 1}>
      {blocks.map((step, at) => (
        <LedStep key={step.text.id} step={step} at={start + at} isHere={face?.step === start + at} />
      ))}
    </ol>
  );
}

interface LedStepProps {
  readonly step: Run<"step">["blocks"][number];
  readonly at: number;
  readonly isHere: boolean;
}

function LedStep({ step, at, isHere }: LedStepProps): JSX.Element {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) row.current?.scrollIntoView({ block: "nearest" });
  }, [isHere]);
  return (
    <li ref={row} class={isHere ? "here" : undefined} aria-current={isHere ? "step" : undefined}>
      <span class="number" aria-hidden="true">
        {at + 1}
      </span>
      <div>
        <PairText text={step.text} as="h3" look="title" />
        {step.minutes && <p class="aside">{tn("{n} minuut", "{n} minuten", step.minutes)}</p>}
        {step.detail && <PairText text={step.detail} />}
      </div>
    </li>
  );
}

/** The device's clock, each second: what is shown is worked out from it, and nothing counts along. */
function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return now;
}
