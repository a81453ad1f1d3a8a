/** The page's name; it takes the focus when the page appears. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

export function PageTitle({ text }: { readonly text: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} · Wegwijs`;
    heading.current?.focus({ preventScroll: true });
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  );
}
