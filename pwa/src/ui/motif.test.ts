import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Motif, motifOf } from "./motif";

const IDS = Array.from({ length: 2000 }, (_, at) => `plek-${at}`);

function shows(motif: Motif): string {
  return motif.map((cell) => (cell === null ? "." : "x")).join("");
}

it("an id always has the same motif, and its neighbour another", () => {
  expect(motifOf("aankomst")).toEqual(motifOf("aankomst"));
  expect(new Set(IDS.map((id) => JSON.stringify(motifOf(id)))).size).toBeGreaterThan(1700);
});

it("no motif has bent arms, or is a cross with free corners", () => {
  expect(new Set(IDS.map((id) => shows(motifOf(id))))).toEqual(new Set(["xxxx", "x..x", "...x"]));
});

it("the sign of the app is the motif of its name", () => {
  const icon = readFileSync(new URL("../../public/icon.svg", import.meta.url), "utf8");
  const turns = [...icon.matchAll(/rotate\((\d+) 5 5\)/g)].map(([, turn]) => Number(turn));
  expect(motifOf("wegwijs").map((cell) => cell?.turn)).toEqual(turns);
});
