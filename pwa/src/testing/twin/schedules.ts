/** Random schedules for a world, as fast-check makes and shrinks them. */
import fc from "fast-check";
import { MISHAPS } from "./line";
import type { Step } from "./world";

const DAY = 86_400_000; // ms
const UNTIL_1970 = -56 * 365 * DAY;
const UNTIL_2038 = 12 * 365 * DAY;

const mishaps = fc.array(fc.oneof(fc.constant("fine" as const), fc.constantFrom(...MISHAPS)), {
  maxLength: 5,
});
const deed = {
  phone: fc.nat(1),
  tab: fc.nat(1),
  after: fc.nat(600), // minutes
  touches: fc.option(fc.integer({ min: 1, max: 24 }), { nil: undefined, freq: 4 }),
};

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("use" as const),
      metric: fc.constantFrom("opened", "shown", "good"),
      resource: fc.nat(1),
      ...deed,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      audience: fc.constantFrom("here", "office"),
      ...deed,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      how: fc.constantFrom("round", "eager", "now", "now"),
      line: mishaps,
      ...deed,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("both" as const), line: mishaps, ...deed }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill" as const), phone: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("clock" as const),
      phone: fc.nat(1),
      skew: fc.constantFrom(0, 30 * DAY, -30 * DAY, UNTIL_1970, UNTIL_2038),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("late", "backup") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restore" as const), isOldest: fc.boolean() }) },
);

/** A schedule of at most so many steps. */
export function schedules(most: number): fc.Arbitrary<readonly Step[]> {
  return fc.array(step, { minLength: Math.floor(most / 2), maxLength: most, size: "max" });
}
