import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const HERE = new URL("./", import.meta.url);
const SCALE = ["0.78rem", "0.89rem", "1rem", "1.22rem", "1.56rem", "2rem", "2.44rem"]; // 14 to 44 px

/** Every size of letters in the style sheet; what gives way on a narrow screen counts by its usual size. */
function sizes(): readonly string[] {
  const sheets = readdirSync(HERE).filter((name) => name.endsWith(".css"));
  const rules = sheets.flatMap((name) => [
    ...readFileSync(new URL(name, HERE), "utf8").matchAll(/--size: (?:min\()?([\d.]+rem)/g),
  ]);
  return [...new Set(rules.map(([, size]) => size ?? ""))];
}

it("letters come in the seven sizes of the scale", () => {
  expect(sizes().length).toBeGreaterThan(4);
  expect(sizes().filter((size) => !SCALE.includes(size))).toEqual([]);
});
