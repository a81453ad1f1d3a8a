/** What just happened, large enough to be read over a pile of books: a word, a sign and a colour. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Icon, type IconName } from "../../../ui/icon";
import { type Happening, happened, isOnlyReturning } from "./desk";
import { ItemName } from "./item-name";

export function Said(): JSX.Element {
  const now = happened.value;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that did it, a tile's or one that undoes, is gone: the keyboard goes on from here.
    if (now && document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, [now]);
  return (
    <div ref={panel} class={`said-now ${now?.what ?? "waiting"}`} role="status" tabIndex={-1}>
      {now ? <What key={now} now={now} /> : <Waiting />}
    </div>
  );
}

function Waiting(): JSX.Element {
  return (
    <>
      <p class="what">
        <Icon name="scan" size={40} />
        <span>{t("Scan een boek")}</span>
      </p>
      <p>
        {isOnlyReturning.value
          ? t("Alles wat je scant komt terug.")
          : t("Wat binnen is, gaat mee. Wat uit is, komt terug.")}
      </p>
    </>
  );
}

function What({ now }: { readonly now: Happening }): JSX.Element {
  const { icon, word } = wordsOf(now);
  return (
    <>
      <p class="what">
        <Icon name={icon} size={40} />
        <span>{word}</span>
      </p>
      <p class="title">
        <ItemName id={now.item} />
      </p>
      {now.tile !== undefined && (
        <p>
          {now.what === "lent"
            ? t("Tegel {n}", { n: now.tile })
            : t("Tegel {n} is weer vrij", { n: now.tile })}
        </p>
      )}
      {now.what === "failed" && <p>{t("Scan nog een keer. Lukt het niet? Schrijf de code op.")}</p>}
    </>
  );
}

function wordsOf({ what }: Happening): { readonly icon: IconName; readonly word: string } {
  switch (what) {
    case "lent":
      return { icon: "away", word: t("Uitgeleend") };
    case "returned":
      return { icon: "check", word: t("Terug") };
    case "undone":
      return { icon: "again", word: t("Ongedaan gemaakt") };
    case "failed":
      return { icon: "warning", word: t("Niet bewaard") };
  }
}
