import { expect, it } from "vitest";
import type { Document } from "../../../sync/pack";
import { namedCards } from "./named-cards";

const SCHOOL = { pack: "meedoen", resource: "F3-06", type: "phrasebook", title: "Praten op school" };
const QUIZ = { pack: "meedoen", resource: "F3-11", type: "quiz", title: "Quiz: ik hou van Nederland" };
const OWN = { pack: "team", resource: "T-12", type: "steps", title: "Als iemand u iets ergs vertelt" };
const KNOWN = [SCHOOL, QUIZ, OWN];

function guide(text: string): Document {
  const blocks = [{ type: "paragraph", text: { id: "T-05.p1", text } }];
  return { pack: "team", title: { id: "T-05.t", text: "" }, blocks } as unknown as Document;
}

it("a card is named by its title between quotes", () => {
  expect(namedCards(guide("De kaart ‘praten op school’ hoort erbij."), KNOWN)).toEqual([SCHOOL]);
});

it("a pack that is named stands for its quiz", () => {
  expect(namedCards(guide("De quiz staat in het pakket ‘meedoen’."), KNOWN)).toEqual([QUIZ]);
});

it("what people say between quotes names no card", () => {
  expect(namedCards(guide("Zeg: ‘Waar is de computer?’ Praten op school."), KNOWN)).toEqual([]);
});

it("another card of the guide's own pack is no material for a group", () => {
  expect(namedCards(guide("Lees ‘Als iemand u iets ergs vertelt’."), KNOWN)).toEqual([]);
});
