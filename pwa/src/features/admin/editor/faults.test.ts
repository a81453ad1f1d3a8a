import { describe, expect, it } from "vitest";
import { faultAt, faultsIn } from "./faults";
import type { SimpleField } from "./fields";

const FIELDS: readonly SimpleField[] = [
  { kind: "line", name: "value", label: () => "Waarde" },
  { kind: "address", name: "source", label: () => "Bron" },
  { kind: "day", name: "valid_until", label: () => "Tot", isOptional: true },
  { kind: "numbers", name: "phases", label: () => "Fase", options: [] },
];

describe("a form", () => {
  it("says at each field what to do about it", () => {
    const found = faultsIn(FIELDS, { value: "  ", source: "http://bieb.nl", phases: [] });
    expect(Object.keys(found)).toEqual(["value", "source", "phases"]);
    expect(found.source).toContain("https://");
  });

  it("says nothing of what is whole, or may be left out", () => {
    expect(faultsIn(FIELDS, { value: "€ 5", source: "https://bieb.nl/x", phases: [1] })).toEqual({});
  });

  it("names what lies deeper by its path", () => {
    expect(Object.keys(faultsIn(FIELDS, {}, ["successor"]))[0]).toBe("successor.value");
  });

  it("shows the fault that the server found at the field that it named", () => {
    expect(Object.keys(faultAt(FIELDS, "source"))).toEqual(["source"]);
    expect(faultAt(FIELDS, "themes")).toEqual({});
    expect(faultAt(FIELDS, undefined)).toEqual({});
  });
});
