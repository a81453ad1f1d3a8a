/** What every screen of a newcomer has: a header with the state of the network and the language, and four tabs. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isGuestTablet, keeping, online, readOnly, settings } from "../../app/state";
import { autonymOf, directionOf } from "../../i18n/languages";
import { language, t } from "../../i18n/words";
import { TabBar } from "../../ui/bar";
import { Chip } from "../../ui/chip";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { Tile } from "../../ui/tile";
import { LINKS } from "./links";
import { QuickExit } from "./quick-exit";

export type Tab = "begin" | "learn" | "saved" | "ask";

interface ScreenProps {
  readonly title: string;
  /** Language of the title where it comes from a pack. */
  readonly titleLang?: string | undefined;
  readonly tab?: Tab;
  readonly back?: string;
  /** Begin has its title in the top line, beside the tile. */
  readonly isHome?: boolean;
  /** What stands here must be left with one tap. */
  readonly isRed?: boolean | undefined;
  readonly children: ComponentChildren;
}

export function Screen(props: ScreenProps): JSX.Element {
  const heading = <Heading title={props.title} lang={props.titleLang} />;
  return (
    <div class="frame">
      <header class="top">
        {props.back ? <BackLink href={props.back} /> : <Tile id="wegwijs" tone="canal" size={48} />}
        {props.isHome ? (
          heading
        ) : (
          <span class="brand" lang="nl">
            {props.back ? "" : "Wegwijs"}
          </span>
        )}
        {!online.value && <Chip icon="offline">{t("zonder internet")}</Chip>}
        {keeping.value === "nothing" && <Chip icon="warning">{t("alleen lezen")}</Chip>}
        {isGuestTablet.value && <Chip icon="library">{t("Tablet van de bieb")}</Chip>}
        <LanguageLink />
      </header>
      <main>
        {!props.isHome && heading}
        {readOnly.value && <ReadOnlyNotice />}
        {props.children}
      </main>
      {props.isRed && <QuickExit />}
      {settings.value.situation !== null && <Tabs here={props.tab} />}
    </div>
  );
}

/**
 * The screen's name; it takes the focus when the screen appears, so that a screen reader begins there; in another
 * language it is no other screen, and the focus stays. What a pack says never becomes the page's title, which the browser's
 * history keeps and shows.
 */
function Heading({
  title,
  lang,
}: {
  readonly title: string;
  readonly lang: string | undefined;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const spoken = useRef(language.peek());
  useEffect(() => {
    document.title = title && lang === undefined ? `${title} · Wegwijs` : "Wegwijs";
    if (title && spoken.current === language.peek()) heading.current?.focus({ preventScroll: true });
    spoken.current = language.peek();
  }, [title, lang]);
  return (
    <h1 ref={heading} tabIndex={-1} lang={lang} dir={lang === undefined ? undefined : directionOf(lang)}>
      {title}
    </h1>
  );
}

function BackLink({ href }: { readonly href: string }): JSX.Element {
  return (
    <a class="round" href={href} aria-label={t("Terug")} title={t("Terug")}>
      <Icon name="back" />
    </a>
  );
}

function LanguageLink(): JSX.Element {
  const label = t("Taal: {language}", { language: autonymOf(language.value) });
  return (
    <a class="round" href={LINKS.language} aria-label={label} title={label}>
      <Icon name="globe" />
    </a>
  );
}

function ReadOnlyNotice(): JSX.Element {
  return (
    <Notice tone="warn" icon="warning" title={t("Wegwijs is ook ergens anders open")}>
      {t("Dat venster is nieuwer. Sluit dit venster. Wat u bewaard hebt, is veilig.")}
    </Notice>
  );
}

function Tabs({ here }: { readonly here: Tab | undefined }): JSX.Element {
  const links = [
    { href: LINKS.begin, icon: "home", text: t("Begin"), isHere: here === "begin" },
    { href: LINKS.learn, icon: "talk", text: t("Leren"), isHere: here === "learn" },
    { href: LINKS.saved, icon: "down", text: t("Bewaard"), isHere: here === "saved" },
    { href: LINKS.ask, icon: "help", text: t("Vraag"), isHere: here === "ask" },
  ] as const;
  return <TabBar label={t("Menu")} links={links} />;
}
