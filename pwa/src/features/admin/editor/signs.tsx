/** Signs that only the studio needs, so that no phone fetches them. */
import type { JSX } from "preact";

const SIGNS = {
  grip: "M9 6h.1M15 6h.1M9 12h.1M15 12h.1M9 18h.1M15 18h.1",
  up: "M5.5 15L12 8.5l6.500 6.500",
  down: "M5.5 9l6.500 6.500L18.500 9",
} as const;

export function Sign({ name }: { readonly name: keyof typeof SIGNS }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
      <path d={SIGNS[name]} />
    </svg>
  );
}
