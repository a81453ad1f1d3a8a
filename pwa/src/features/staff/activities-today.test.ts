import { beforeEach, expect, test } from "vitest";
import { teamRound } from "../../net/team";
import { Desk } from "../../testing/desk";
import { enrolTablet, LEAD, PIN, take } from "../../testing/tablet";
import { activitiesToday, startActivity } from "./activities-today";
import { followTeam, unlock, write } from "./state";

const PLAN = { kind: "taalcafe", learning: "non-formal" } as const;

beforeEach(async () => {
  const desk = new Desk();
  desk.now = new Date();
  await take();
  await enrolTablet(desk);
  await teamRound(desk.fetch, desk.now, true);
  await followTeam();
  await unlock(LEAD, PIN);
});

test("a button that is tapped twice starts one activity, and another begins when that is there", async () => {
  await write("visit", "v1", { state: "open" });
  const start = () => startActivity(PLAN, 8, new Date());
  const [first, second] = await Promise.all([start(), start()]);
  expect(second).toBe(first);
  expect(activitiesToday().map(({ id }) => id)).toEqual([first]);
  await start();
  expect(activitiesToday()).toHaveLength(2);
});
