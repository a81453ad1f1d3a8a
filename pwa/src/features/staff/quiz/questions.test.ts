import { expect, it } from "vitest";
import type { Overlay } from "../../../sync/overlay";
import type { Document } from "../../../sync/pack";
import { roundsOf, tipsFor } from "./questions";

const TODAY = "2026-11-30";

function question(item: string, more = {}): object {
  return { type: "question", item, text: { id: `F3-11.${item}`, text: item }, ...more };
}

function tip(item: string, text: string): object {
  return { type: "tip", item, text: { id: `x.${item}`, text } };
}

function heading(text: string): object {
  return { type: "heading", text: { id: "F3-11.h", text } };
}

function quiz(...blocks: readonly object[]): Document {
  return { resource: "F3-11", language: "nl", blocks } as unknown as Document;
}

function overlay(more: object): Overlay {
  return { schema: 1, region: "r", place: "p", published: TODAY, languages: {}, ...more } as Overlay;
}

function asked(card: Document, place?: Overlay): readonly (readonly string[])[] {
  return roundsOf(card, place).map(({ items }) => items.map(({ item }) => item));
}

it("questions stand in the round that they come after", () => {
  const card = quiz(question("q0"), heading("Ronde 1"), question("q1"), question("q2"), heading("Ronde 2"));
  expect(roundsOf(card, undefined).map(({ title }) => title)).toEqual([undefined, "Ronde 1"]);
  expect(asked(card)).toEqual([["q0"], ["q1", "q2"]]);
});

it("what its writer has switched off is not asked", () => {
  expect(asked(quiz(question("q1", { off: true }), question("q2")))).toEqual([["q2"]]);
});

it("what the place has switched off is not asked there, and only of this quiz", () => {
  const card = quiz(question("q1"), question("q2"));
  expect(asked(card, overlay({ off: { "F3-11": ["q1"] } }))).toEqual([["q2"]]);
  expect(asked(card, overlay({ off: { "F2-10": ["q1"] } }))).toEqual([["q1", "q2"]]);
});

it("a place's own book tips take the place of the card's", () => {
  const card = quiz(question("q1"), tip("q1", "een boek"), tip("q2", "een ander boek"));
  const own = overlay({ languages: { nl: { book_tips: [tip("q1", "ons boek")] } } });
  expect(tipsFor(card, "q1", undefined, TODAY).map(({ text }) => text.text)).toEqual(["een boek"]);
  expect(tipsFor(card, "q1", own, TODAY).map(({ text }) => text.text)).toEqual(["ons boek"]);
  expect(tipsFor(card, "q2", own, TODAY).map(({ text }) => text.text)).toEqual(["een ander boek"]);
});
