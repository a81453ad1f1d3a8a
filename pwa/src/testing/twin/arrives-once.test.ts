/**
 * The phone's own store and outbox in bad weather: whatever is lost, doubled, late, killed or restored, every word arrives
 * once, and then the phones are quiet. `TWIN_RUNS` says how many schedules; `TWIN_SEED` plays one series again.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { HONEST, MUTANTS, type Mutant } from "./mutants";
import { schedules } from "./schedules";
import { giveTabsTheirPhones } from "./tab";
import { calmDay, differences, type Offer, ROUNDS_MAX, type Step, World } from "./world";

const RUNS = Number(process.env.TWIN_RUNS ?? 100);
const SEED = process.env.TWIN_SEED === undefined ? undefined : Number(process.env.TWIN_SEED);
const STEPS = 24;
const STUCK = 30_000; // ms: a schedule that takes longer hangs
const OFFER: Offer = {
  resources: [
    { pack: "aankomst", edition: 1, resource: "F1-01", sensitivity: "green" },
    { pack: "aankomst", edition: 2, resource: "F1-03", sensitivity: "red" },
  ],
  phones: [
    { language: "ar", place: "azc-delft" },
    { language: "nl", place: null },
  ],
};
const KNOWN = {
  places: ["azc-delft"],
  editions: { aankomst: [1, 2] },
  resources: { "F1-01": "green", "F1-03": "red" },
  sensitive_topics: [],
} as const;

beforeAll(giveTabsTheirPhones);

interface Outcome {
  readonly lost: number;
  readonly doubled: number;
  readonly stuck: number;
  readonly rounds: number;
  readonly crowd: number;
  readonly faults: number;
}

/** A run that ends in the worst way: put back in the middle of the calm day, and once more when all is over. */
async function run(steps: readonly Step[], { load, makeCentre }: Mutant = HONEST): Promise<Outcome> {
  const clock = { now: Date.parse(__BUILD_DATE__) + 24 * 86_400_000 };
  const centre = makeCentre(KNOWN)(() => new Date(clock.now));
  const world = new World({ offer: OFFER, centre, clock, load, name: "" });
  await world.play(steps);
  const backUp = () => centre.backUp();
  await calmDay([world], clock);
  await centre.restore(true);
  const rounds = await calmDay([world], clock, backUp);
  const stuck = await world.held();
  await centre.restore(false);
  await calmDay([world], clock, backUp);
  await world.line.deliverLate();
  const faults = world.line.faults + world.killed;
  return {
    ...differences(world.expected, centre.data.words),
    stuck,
    rounds,
    crowd: world.line.crowd,
    faults,
  };
}

test("every word arrives once whatever happens on the way, and then the phones are quiet", async () => {
  let faults = 0;
  let longest = 0;
  await fc.assert(
    fc.asyncProperty(schedules(STEPS), async (steps) => {
      const outcome = await run(steps);
      faults += outcome.faults;
      longest = Math.max(longest, outcome.rounds);
      expect(outcome).toMatchObject({ lost: 0, doubled: 0, stuck: 0 });
      expect(outcome.crowd).toBeLessThanOrEqual(1);
      expect(outcome.rounds).toBeLessThanOrEqual(ROUNDS_MAX);
    }),
    { numRuns: RUNS, timeout: STUCK, ...(SEED === undefined ? {} : { seed: SEED }) },
  );
  expect(faults).toBeGreaterThan(RUNS);
  expect(longest).toBeGreaterThan(0);
}, 600_000);

test.each(Object.entries(MUTANTS))(
  "schedules find out %s",
  async (_name, mutant) => {
    const found = await fc.check(
      fc.asyncProperty(schedules(STEPS), async (steps) => {
        const { lost, doubled, stuck, crowd } = await run(steps, mutant);
        return lost + doubled + stuck === 0 && crowd <= 1;
      }),
      { numRuns: 200, endOnFailure: true, seed: 1 },
    );
    expect(found.failed).toBe(true);
  },
  600_000,
);
