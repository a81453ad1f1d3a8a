import { expect, it } from "vitest";
import kit from "../../../ui/kit.json";
import { PART_NAMES, PICTOGRAM_NAMES } from "./kit-names";

it("each drawing of the kit can be chosen by a name", () => {
  expect(Object.keys(PART_NAMES).sort()).toEqual(Object.keys(kit.parts).sort());
  expect(Object.keys(PICTOGRAM_NAMES).sort()).toEqual(Object.keys(kit.pictograms).sort());
});
