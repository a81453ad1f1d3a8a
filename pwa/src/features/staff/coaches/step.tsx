/** One step of a few: it takes the focus, for the button that led here is gone, and has a way back. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";

interface StepSectionProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ComponentChildren;
}

export function StepSection({ title, onBack, children }: StepSectionProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <section aria-labelledby="coach-step">
      <h2 id="coach-step" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <Button kind="quiet" icon="back" onClick={onBack}>
        {t("Terug")}
      </Button>
    </section>
  );
}
