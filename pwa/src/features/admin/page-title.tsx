/** The page's name; it takes the focus when the page appears, and when what had the focus is gone. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface PageTitleProps {
  readonly text: string;
  /** Changes when what had the focus is gone. */
  readonly turn?: number;
}

export function PageTitle({ text, turn }: PageTitleProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} · Wegwijs`;
    heading.current?.focus({ preventScroll: true });
  }, [text, turn]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
