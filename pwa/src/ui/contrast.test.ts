import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const TOKENS = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const TEXT = 4.5; // WCAG 1.4.3
const CONTROL = 3; // WCAG 1.4.11

function token(name: string, mode: "light" | "dark"): string {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(TOKENS);
  const single = new RegExp(`--${name}: (#\\w{6})`).exec(TOKENS);
  const value = pair ? pair[mode === "light" ? 1 : 2] : single?.[1];
  if (!value) throw new Error(`no token ${name}`);
  return value;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TONES = ["canal", "saffron", "brick", "indigo", "leaf", "plum"];
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...["paper", "surface", "sunk"].map((ground) => ["ink", ground, TEXT] as const),
  ...["paper", "surface", "sunk"].map((ground) => ["ink-2", ground, TEXT] as const),
  ...TONES.map((tone) => ["ink", `${tone}-tint`, TEXT] as const),
  ...TONES.map((tone) => [tone, `${tone}-tint`, TEXT] as const),
  ...TONES.map((tone) => [tone, "surface", TEXT] as const),
  ["on-canal", "canal", TEXT],
  ["on-canal", "brick", TEXT],
  ["edge", "paper", CONTROL],
  ["edge", "surface", CONTROL],
];

describe.each(["light", "dark"] as const)("in %s colours", (mode) => {
  it.each(PAIRS)("%s on %s can be read", (front, ground, least) => {
    expect(contrast(token(front, mode), token(ground, mode))).toBeGreaterThanOrEqual(least);
  });
});
