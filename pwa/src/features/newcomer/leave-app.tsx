/** In the small browser of a chat app: how to go on in a real one, with everything that was chosen in the address. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { settings } from "../../app/state";
import { language, t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { isInsideApp } from "./in-app";

interface LeaveAppProps {
  /** The real browser goes on with this very card, not at Begin. */
  readonly isCard?: boolean;
}

export function LeaveApp({ isCard = false }: LeaveAppProps): JSX.Element | null {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  if (!isInsideApp()) return null;
  const link = addressOf(isCard ? pathHere() : "/", language.value, settings.value.place);
  const copy = async () => {
    field.current?.select();
    setCopied(await copied(link));
  };
  return (
    <Notice
      tone="warn"
      icon="away"
      title={t("Open Wegwijs in Chrome of Safari")}
      action={
        <>
          <input
            class="address"
            ref={field}
            readOnly
            value={link}
            dir="ltr"
            aria-label={t("Kopieer de link")}
          />
          <Button icon={isCopied ? "check" : "away"} onClick={() => void copy()}>
            {isCopied ? t("Gekopieerd") : t("Kopieer de link")}
          </Button>
        </>
      }
    >
      {t("U kijkt nu in een andere app. Wat u hier bewaart, kan weggaan.")}
    </Notice>
  );
}

function addressOf(path: string, tag: string, place: string | null): string {
  return `${location.origin}/${place === null ? "" : `p/${place}`}#${path}?l=${tag}`;
}

function pathHere(): string {
  return location.hash.slice(1).split("?")[0] || "/";
}

/** Many of these browsers have no clipboard for pages, but do what a selected field asks. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
