import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REASONS } from "./reasons";

/** The reasons that the centre may give, where they are written down. */
function reasonsOfTheCentre(): readonly string[] {
  const source = readFileSync(new URL("../../../../../sync/admission.py", import.meta.url), "utf8");
  const listed = /OperationReason = Literal\[([^\]]+)\]/.exec(source)?.[1] ?? "";
  return [...listed.matchAll(/"([a-z-]+)"/g)].map(([, reason = ""]) => reason);
}

test("every reason that the centre may give has its words, and what to do", () => {
  const reasons = reasonsOfTheCentre();
  expect(reasons.length).toBeGreaterThan(10);
  for (const reason of reasons) {
    expect(Object.keys(REASONS)).toContain(reason);
    expect(REASONS[reason]?.why()).not.toBe("");
    expect(REASONS[reason]?.todo()).not.toBe("");
  }
});
