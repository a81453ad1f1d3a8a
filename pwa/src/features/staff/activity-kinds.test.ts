import { expect, it } from "vitest";
import { kindOf, kindOfGuide, kindsFor } from "./activity-kinds";

it("a helper reads aloud and hosts a quiz, and sees no other kind", () => {
  expect(kindsFor("helper").map(({ id }) => id)).toEqual(["quiz", "reading"]);
});

it.each(["lead", "staff", undefined] as const)("%s sees every kind", (role) => {
  expect(kindsFor(role).map(({ id }) => id)).toEqual(["quiz", "reading", "taalcafe", "digid", "tour"]);
});

it.each([
  ["quiz", "social"],
  ["reading", "social"],
  ["taalcafe", "non-formal"],
  ["digid", "non-formal"],
  ["tour", "social"],
  ["what a later version knows", "non-formal"],
])("%s is marked as %s unless somebody says otherwise", (kind, learning) => {
  expect(kindOf(kind).learning).toBe(learning);
});

it.each([
  ["T-01", "reading"],
  ["T-02", "taalcafe"],
  ["T-03", "digid"],
  ["T-04", "digid"],
  ["T-05", "session"],
  ["T-16", "quiz"],
  ["T-17", "tour"],
])("guide %s leads %s", (guide, kind) => {
  expect(kindOfGuide(guide).id).toBe(kind);
});
