import { describe, expect, it } from "vitest";
import { findRuns } from "./runs";

function marked(text: string, lang: string): readonly string[] {
  return findRuns(text, lang).flatMap(({ text: piece, kind }) => (kind ? [`${kind}: ${piece}`] : []));
}

describe("numbers keep their order in a line from right to left", () => {
  it.each([
    ["088 112 2 112", "اتصل بالرقم 088 112 2 112 الآن"],
    ["0900-8844", "اتصل 0900-8844."],
    ["8:30", "من 8:30 صباحا"],
    ["13:30–16:00", "بين 13:30–16:00"],
    ["25-11-2026", "في 25-11-2026"],
    ["€ 4,50", "السعر € 4,50 فقط"],
    ["1,9", "1,9 من"],
    ["0,4 MB", "احفظ 0,4 MB"],
    ["3 / 12", "الصفحة 3 / 12"],
    ["1234 AB", "الرمز 1234 AB هنا"],
  ])("isolates %s", (number, text) => {
    expect(marked(text, "ar")).toEqual([`number: ${number}`]);
  });

  it("leaves a lone number alone", () => {
    expect(marked("اتصل بالرقم 112", "ar")).toEqual([]);
  });
});

describe("Dutch words in another script", () => {
  it("are one run, also with a comma or a point between them", () => {
    expect(marked("في COA: Goed, dag. Morgen", "ar")).toEqual(["dutch: COA", "dutch: Goed, dag. Morgen"]);
  });

  it.each([
    ["A1", "اطلب A0 أو A1.", ["A0", "A1"]],
    ["1B", "من الصف 1B.", ["1B"]],
    ["a question in quotation marks", "اسأل: «Hoe heet dit?» الآن", ["Hoe heet dit?"]],
  ])("keep %s together", (_what, text, found) => {
    expect(marked(text, "ar")).toEqual(found.map((one) => `dutch: ${one}`));
  });

  it("leave the sign of the sentence around them", () => {
    expect(marked("اسأل COA.", "ar")).toEqual(["dutch: COA"]);
  });

  it("are no run in a language of the same letters", () => {
    expect(marked("Call COA at 088 112 2 112", "en")).toEqual(["number: 088 112 2 112"]);
  });
});

it("gives back the whole text", () => {
  const text = "ናብ COA 088 112 2 112 ደውሉ።";
  expect(
    findRuns(text, "ti")
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});
