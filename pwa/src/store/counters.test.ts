import { beforeEach, expect, test } from "vitest";
import { newPhone } from "../testing/phone";
import { closeCounters, count, counted, type Use } from "./counters";
import { openStore } from "./database";
import { outboxCounts } from "./outbox";
import { changeSettings } from "./settings";
import { wipeTraces } from "./wipe";

const WEDNESDAY = new Date("2027-03-10T09:00:00Z");
const THURSDAY = new Date("2027-03-11T09:00:00Z");
const NEXT_MONTH = new Date("2027-04-20T09:00:00Z");

const opened: Use = {
  metric: "opened",
  pack: "aankomst",
  edition: 2,
  resource: "F1-01",
  sensitivity: "green",
};

beforeEach(async () => {
  await newPhone();
  await changeSettings({ language: "ar", place: "terapel" });
});

test("a use is folded into three shapes, none of which joins place with language or resource", async () => {
  await count(opened, WEDNESDAY);
  const rows = (await counted()).map(({ shape, period, row }) => ({ shape, period, ...row }));
  expect(rows).toEqual(
    expect.arrayContaining([
      {
        shape: "day",
        period: "2027-03-10",
        pack: "aankomst",
        edition: 2,
        resource: "F1-01",
        metric: "opened",
        n: 1,
      },
      { shape: "week", period: "2027-W10", place: "terapel", metric: "opened", n: 1 },
      { shape: "month", period: "2027-03", resource: "F1-01", language: "ar", metric: "opened", n: 1 },
    ]),
  );
  expect(rows).toHaveLength(3);
});

test("the same use again adds to its counters instead of making new ones", async () => {
  await Promise.all([count(opened, WEDNESDAY), count(opened, WEDNESDAY), count(opened, WEDNESDAY)]);
  expect((await counted()).map(({ row }) => row.n)).toEqual([3, 3, 3]);
});

test("a red resource is counted at pack level only", async () => {
  await count({ ...opened, sensitivity: "red" }, WEDNESDAY);
  expect(JSON.stringify(await counted())).not.toContain("F1-01");
});

test("whose language is not here is counted before any is chosen, and under none", async () => {
  await changeSettings({ language: null });
  await count(opened, WEDNESDAY);
  expect(await counted()).toEqual([]);
  await count({ metric: "no-language" }, WEDNESDAY);
  await changeSettings({ language: "ar" });
  await count({ metric: "no-language" }, WEDNESDAY);
  const rows = (await counted()).map(({ row }) => row);
  expect(rows).toContainEqual({ resource: null, language: "und", metric: "no-language", n: 2 });
  expect(rows).toContainEqual({ place: "terapel", metric: "no-language", n: 2 });
  expect(rows).toHaveLength(2);
});

test("closing moves the finished periods only, each shape in a batch of its own", async () => {
  await count(opened, WEDNESDAY);
  await closeCounters(THURSDAY);
  expect((await outboxCounts()).counters).toBe(1);
  await closeCounters(NEXT_MONTH);
  expect((await outboxCounts()).counters).toBe(3);
  expect(await (await openStore()).count("counters")).toBe(0);
});

test("a clock that was set back counts in the period that is proven", async () => {
  await (await openStore()).put("settings", "2027-03-10T02:00:00Z", "signed_at");
  await count(opened, new Date("2020-01-01T00:00:00Z"));
  expect((await counted()).map(({ period }) => period)).toContain("2027-03-10");
});

test("switching counting off deletes what was not sent, and counts nothing more", async () => {
  await count(opened, WEDNESDAY);
  await closeCounters(THURSDAY);
  await changeSettings({ counting: false });
  await count(opened, THURSDAY);
  expect(await counted()).toEqual([]);
});

test("a use that is on its way while traces are wiped leaves none", async () => {
  await Promise.all([count(opened, WEDNESDAY), wipeTraces()]);
  expect(JSON.stringify(await counted())).not.toContain("terapel");
  await changeSettings({ language: "ar", place: "terapel" });
  for (const turns of [1, 2, 3, 5, 8, 13, 21]) {
    const use = count(opened, WEDNESDAY);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    await Promise.all([use, changeSettings({ counting: false })]);
    expect(await counted()).toEqual([]);
    await changeSettings({ counting: true });
  }
});
