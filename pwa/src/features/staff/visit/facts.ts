/** What the device itself says of how ready it is. Some browsers never answer, so nothing waits long for them. */
import { centreAhead } from "../../../net/team-signing";
import { lookAlong } from "../packs-along";
import { briefing, queue } from "../state";
import { isTeamShellKept } from "../team-shell";
import type { Facts } from "./readiness";

const PATIENCE = 2_000; // ms

interface Battery {
  readonly level: number;
  readonly charging: boolean;
}

export async function readFacts(): Promise<Facts> {
  const [packs, estimate, battery, isShellKept] = await Promise.all([
    lookAlong(),
    soon(navigator.storage?.estimate?.()),
    soon((navigator as { getBattery?: () => Promise<Battery> }).getBattery?.()),
    isTeamShellKept(),
  ]);
  const { quota, usage } = estimate ?? {};
  return {
    packs,
    freeBytes: quota === undefined ? undefined : quota - (usage ?? 0),
    battery: battery?.level,
    isCharging: battery?.charging ?? false,
    ahead: centreAhead(),
    waiting: queue.peek().waiting,
    isShellKept,
    places: briefing.peek()?.places.length ?? 0,
  };
}

/** What it comes to in time, or nothing. */
async function soon<T>(asked: Promise<T> | undefined): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  return Promise.race([asked?.catch(() => undefined), late]);
}
