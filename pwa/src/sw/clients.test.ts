import { afterEach, expect, test, vi } from "vitest";
import { everyTabRuns, type Tab } from "./clients";

afterEach(() => {
  vi.useRealTimers();
});

/** A tab that answers with its build, or never. */
function tab(build: string | undefined, path = "/"): Tab {
  return {
    url: `https://wegwijs.example${path}`,
    postMessage: (_message, [port]) => {
      if (build !== undefined) port?.postMessage(build);
    },
  };
}

function asked(...tabs: readonly Tab[]): Promise<boolean> {
  return everyTabRuns("new", { matchAll: async () => tabs });
}

test("the former shell may go when every tab runs the new build", async () => {
  expect(await asked(tab("new"), tab("new"))).toBe(true);
});

test("a tab on the former build keeps the former shell", async () => {
  expect(await asked(tab("new"), tab("old"))).toBe(false);
});

test("a tab that does not answer keeps the former shell", async () => {
  vi.useFakeTimers();
  const answer = asked(tab(undefined));
  await vi.advanceTimersByTimeAsync(5000);
  expect(await answer).toBe(false);
});

test("an administrator's page needs no newcomer's shell", async () => {
  expect(await asked(tab(undefined, "/admin"))).toBe(true);
});

test("a team's page on the former build keeps the former shell", async () => {
  expect(await asked(tab("new"), tab("old", "/staff"))).toBe(false);
});
