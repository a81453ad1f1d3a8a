/** A code in large letters, in groups; a screen reader spells it. */
import type { JSX } from "preact";

export function Letters({ code }: { readonly code: string }): JSX.Element {
  const half = Math.ceil(code.length / 2);
  return (
    <p class="letters" dir="ltr">
      <span aria-hidden="true">
        <span>{code.slice(0, half)}</span> <span>{code.slice(half)}</span>
      </span>
      <span class="hidden">{[...code].join(" ")}</span>
    </p>
  );
}
