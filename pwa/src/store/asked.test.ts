import { beforeEach, expect, test } from "vitest";
import { newPhone } from "../testing/phone";
import { mayAskToInstall } from "./asked";

const ask = (day: string) => mayAskToInstall(new Date(`${day}T12:00:00Z`));

beforeEach(newPhone);

test("to install is asked once in a fortnight", async () => {
  expect(await ask("2026-11-25")).toBe(true);
  expect(await ask("2026-11-25")).toBe(false);
  expect(await ask("2026-12-08")).toBe(false);
  expect(await ask("2026-12-09")).toBe(true);
  expect(await ask("2026-12-10")).toBe(false);
});

test("of two tabs one asks", async () => {
  expect((await Promise.all([ask("2026-11-25"), ask("2026-11-25")])).sort()).toEqual([false, true]);
});

test("a clock that ran ahead silences nobody for years", async () => {
  expect(await ask("2031-01-01")).toBe(true);
  expect(await ask("2026-11-25")).toBe(true);
});
