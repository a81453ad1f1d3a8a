/** A screen in front of the day's: without the rail, for nobody is at work yet. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface GateProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Its heading takes the focus when the screen appears, so that a screen reader begins there. */
export function Gate({ title, children }: GateProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = "Wegwijs";
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main class="gate">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
