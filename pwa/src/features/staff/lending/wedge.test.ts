import { describe, expect, it } from "vitest";
import { isSameScan } from "./sightings";
import { NO_BURST, scanned, typed } from "./wedge";

/** What comes of these letters, so many milliseconds apart, and Enter after as long. */
function read(text: string, apart: number, enter = apart): string | undefined {
  let [burst, at] = [NO_BURST, 1000];
  for (const letter of text) {
    at += apart;
    burst = typed(burst, letter, at);
  }
  return scanned(burst, at + enter);
}

describe("a scanner that types", () => {
  it("is told by letters that come closer together than fingers can", () => {
    expect(read("9789025863746", 1)).toBe("9789025863746");
    expect(read("W7K3F9QX", 34)).toBe("W7K3F9QX");
  });

  it("is not who types, however long the code", () => {
    expect(read("9789025863746", 35)).toBeUndefined();
    expect(read("9789025863746", 120)).toBeUndefined();
  });

  it("ends with an Enter that comes as close", () => {
    expect(read("9789025863746", 10, 400)).toBeUndefined();
  });

  it("is not a slip of two or three fingers at once", () => {
    expect(read("asd", 10)).toBeUndefined();
    expect(read("asdf", 10)).toBe("asdf");
  });

  it("does not take with it what a person typed before", () => {
    let burst = typed(NO_BURST, "d", 0);
    burst = typed(burst, "e", 150);
    for (const [at, letter] of [..."1234"].entries()) burst = typed(burst, letter, 400 + at * 8);
    expect(scanned(burst, 432)).toBe("1234");
  });
});

describe("the same label read again", () => {
  it("is one scan as long as the camera sees it, and another two seconds later", () => {
    let last = { code: "A", at: 0 };
    for (const at of [150, 1900, 3800]) {
      expect(isSameScan(last, { code: "A", at })).toBe(true);
      last = { code: "A", at };
    }
    expect(isSameScan(last, { code: "A", at: 5800 })).toBe(false);
  });

  it("is another scan when another label came between", () => {
    expect(isSameScan({ code: "B", at: 100 }, { code: "A", at: 200 })).toBe(false);
    expect(isSameScan(undefined, { code: "A", at: 0 })).toBe(false);
  });
});
