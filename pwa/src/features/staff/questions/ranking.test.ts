import { expect, test } from "vitest";
import { bookWish, rankedTopics, readBookWish, wishesIn } from "./ranking";

test("a theme of a pack counts as the topic that says the same", () => {
  expect(rankedTopics(["zorg", "taal", "gezondheid", "wonen", "opvang", "zorg"])).toEqual([
    { id: "gezondheid", n: 3 },
    { id: "opvang", n: 2 },
    { id: "taal", n: 1 },
  ]);
});

test("a topic that this version does not know is another one", () => {
  expect(rankedTopics(["from-a-newer-pack", undefined])).toEqual([{ id: "other", n: 2 }]);
});

test("wishes are ranked by kind, without what was taken back or is no wish", () => {
  const counts = {
    "age-18": 40,
    "wish-activity-tour": 1,
    "wish-activity-taalcafe": 3,
    "wish-book-ti-child": 2,
    "wish-book-fa-AF-adult": 0,
  };
  expect(wishesIn(counts)).toEqual({
    activities: [
      { id: "wish-activity-taalcafe", n: 3 },
      { id: "wish-activity-tour", n: 1 },
    ],
    books: [{ id: "wish-book-ti-child", n: 2 }],
  });
});

test.each([
  ["ti", "child"],
  ["fa-AF", "adult"],
] as const)("a wish for a book in %s for a %s is read as it was written", (language, readers) => {
  expect(readBookWish(bookWish(language, readers))).toEqual({ language, readers });
});
