import { describe, expect, it } from "vitest";
import { fold } from "../../../i18n/folding";
import { findItems, languagesOn, type Shelved, type Wanted } from "./shelf";

const ALL: Wanted = { words: "", language: null, isOut: false };

function book(id: string, title: string, language: string): Shelved {
  return { id, title, language, place: "haven", folded: fold(`${title} ${id}`) };
}

const SHELF = [
  book("9789025863746", "Kikker en het vogeltje", "nl"),
  book("9786053755555", "Küçük Prens", "tr"),
  book("W7K3F9QX", "الأمير الصغير", "ar"),
  book("W1111111", "Kikker is verliefd", "nl"),
];
const nobody = () => false;

describe("a list of books", () => {
  it("is searched by words in any order, also without the marks on letters", () => {
    const found = (words: string) => findItems(SHELF, { ...ALL, words }, nobody).map(({ id }) => id);
    expect(found("vogeltje KIKKER")).toEqual(["9789025863746"]);
    expect(found("kucuk")).toEqual(["9786053755555"]);
    expect(found("الامير")).toEqual(["W7K3F9QX"]);
    expect(found("w7k3")).toEqual(["W7K3F9QX"]);
    expect(found("kikker prins")).toEqual([]);
  });

  it("tells what is out, and what is in one language", () => {
    const isAway = (id: string) => id.startsWith("W");
    expect(findItems(SHELF, { ...ALL, isOut: true }, isAway)).toHaveLength(2);
    expect(findItems(SHELF, { ...ALL, isOut: true, language: "nl" }, isAway)[0]?.id).toBe("W1111111");
  });

  it("names its languages, the most frequent first", () => {
    expect(languagesOn(SHELF)).toEqual(["nl", "tr", "ar"]);
  });
});
