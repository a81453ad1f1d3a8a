import { afterEach, expect, test, vi } from "vitest";
import { watchForNewer } from "./worker-url";

const FIRST = { name: "first" };
const NEWER = { name: "newer" };

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ["a newer one waits behind the one that answers", { active: FIRST, waiting: NEWER }, true],
  ["a first visit's worker answers and is still told to wait", { active: FIRST, waiting: FIRST }, false],
  ["a first visit's worker answers before it is told to be active", { active: null, waiting: FIRST }, false],
  ["nothing waits", { active: FIRST, waiting: null }, false],
])("%s", (_, workers, isTold) => {
  vi.stubGlobal("navigator", { serviceWorker: { controller: FIRST } });
  const tell = vi.fn();
  const registration = Object.assign(new EventTarget(), workers);
  watchForNewer(registration as unknown as ServiceWorkerRegistration, tell);
  expect(tell).toHaveBeenCalledTimes(isTold ? 1 : 0);
});
