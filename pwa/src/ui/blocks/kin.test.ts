import { expect, it } from "vitest";
import { contrastsOf } from "./kin";

const persian = { languages: ["fa", "ps"] };
const arabic = { languages: ["ar"] };
const english = { languages: ["en", "uk"] };
const dari = { languages: ["fa-AF"] };

it.each([
  ["fa-AF", [persian, arabic, english], [persian]],
  ["fa-AF", [persian, dari], [dari]],
  ["fa", [dari, arabic], []],
  ["ti", [persian, arabic, english], []],
  ["uk", [arabic, english], [english]],
  ["en", [arabic, english], [english]],
  ["nl", [arabic, english], [arabic, english]],
] as const)("a reader of %s first sees what differs from the own language or its kin", (tag, blocks, own) => {
  expect(contrastsOf(blocks, tag)).toEqual(own);
});
