/** Whether a team can leave for a day without a network: each thing that matters, and what to do where it is not right. */
import type { Needed } from "../needed-packs";

/** As far as it could be found out; what a browser does not tell is undefined. */
export interface Facts {
  readonly packs: readonly Needed[];
  readonly freeBytes: number | undefined;
  /** 0 to 1 */
  readonly battery: number | undefined;
  readonly isCharging: boolean;
  /** Of the centre's clock before this device's, in ms; undefined where it never spoke. */
  readonly ahead: number | undefined;
  readonly waiting: number;
  readonly isShellKept: boolean;
  readonly places: number;
}

export type Check = "shell" | "place" | "packs" | "unsent" | "space" | "battery" | "clock";

export interface Row {
  readonly check: Check;
  /** `look`: somebody has to do something first; `unknown`: the browser does not tell. */
  readonly state: "ok" | "look" | "unknown";
}

const ROOM = 50_000_000; // bytes: a day's records are far less, and what a browser says is a guess
const BATTERY = 0.5;
const CLOCK = 300_000; // ms: what a signature may be off

export function judgeReadiness(facts: Facts): readonly Row[] {
  const row = (check: Check, isRight: boolean | undefined): Row => ({
    check,
    state: isRight === undefined ? "unknown" : isRight ? "ok" : "look",
  });
  const { freeBytes, battery, ahead } = facts;
  return [
    row("shell", facts.isShellKept),
    row("place", facts.places > 0),
    row("packs", facts.packs.length > 0 && facts.packs.every(({ isCurrent }) => isCurrent)),
    row("unsent", facts.waiting === 0),
    row("space", freeBytes === undefined ? undefined : freeBytes >= ROOM),
    row("battery", battery === undefined ? undefined : facts.isCharging || battery >= BATTERY),
    row("clock", ahead === undefined ? undefined : Math.abs(ahead) <= CLOCK),
  ];
}
