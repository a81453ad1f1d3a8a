/** What a page could not read of the server: why, and a button that asks once more. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Problem } from "./problems";
import type { Asked } from "./use-answer";

/** To ask again would change nothing. */
const FINAL: readonly string[] = ["forbidden", "not-found", "not-yours", "second-factor"];

interface UnreadProps {
  /** Of those that a page needs, whichever failed are asked again together. */
  readonly answers: readonly (Asked<unknown> | undefined)[];
}

export function Unread({ answers }: UnreadProps): JSX.Element | null {
  const failed = answers.flatMap((answer) => (answer?.ok === false ? [answer] : []));
  const [first] = failed;
  if (first === undefined) return null;
  if (FINAL.includes(first.code)) return <Final code={first.code} />;
  const askAgain = () => {
    for (const { again } of failed) again();
  };
  return <TryAgain code={first.code} onAgain={askAgain} />;
}

/** What asking again does not change, with a way out. */
export function Final({ code }: { readonly code: string }): JSX.Element {
  return <Problem code={code} action={<a href="#/">{t("Terug naar het begin")}</a>} />;
}

interface TryAgainProps {
  readonly code: string;
  readonly onAgain: () => void;
}

/** When it goes, because it helped, the page's title takes the focus that the button had. */
export function TryAgain({ code, onAgain }: TryAgainProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const own = box.current;
    return () => {
      if (own?.contains(document.activeElement))
        own.closest("dialog, main")?.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
    };
  }, []);
  return (
    <div ref={box}>
      <Problem
        code={code}
        action={
          <Button kind="quiet" icon="again" onClick={onAgain}>
            {t("Probeer opnieuw")}
          </Button>
        }
      />
    </div>
  );
}
