/** Draws the kit's paths; colours come from the tone class on an element around them. */
import type { JSX } from "preact";
import type { KitPath } from "./kit";

const FILLS: Readonly<Record<string, string>> = {
  tone: "var(--tone)",
  tint: "var(--tone-tint)",
  ink: "var(--ink)",
  paper: "var(--surface)",
};

export function KitPaths({ paths }: { readonly paths: readonly KitPath[] }): JSX.Element {
  return (
    <>
      {paths.map((path) => (
        <path
          key={path.d}
          d={path.d}
          fill={FILLS[path.fill ?? ""] ?? "none"}
          class={path.stroke ? "stroke" : undefined}
        />
      ))}
    </>
  );
}
