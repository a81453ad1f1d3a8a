/** A table that scrolls by itself where it is wider than the page: reachable for the arrow keys then, and only then. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface ScrollerProps {
  readonly label: string;
  /** Names of classes beside its own. */
  readonly look?: string;
  readonly children: ComponentChildren;
}

export function Scroller({ label, look = "", children }: ScrollerProps): JSX.Element {
  const area = useRef<HTMLElement>(null);
  const [isWindow, setWindow] = useState(false);
  useEffect(() => {
    const shown = area.current;
    if (!shown) return undefined;
    const measured = new ResizeObserver(() => setWindow(shown.scrollWidth > shown.clientWidth));
    measured.observe(shown);
    return () => measured.disconnect();
  }, []);
  return (
    <section
      ref={area}
      class={`scroll ${look}`.trim()}
      aria-label={label}
      tabIndex={isWindow ? 0 : undefined}
    >
      {children}
    </section>
  );
}
