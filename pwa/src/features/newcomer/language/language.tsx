/** Choose a language: its own name in its own script, one tap, no flags. Also reached from every screen's header. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isGuestTablet, settings } from "../../../app/state";
import { firstSpoken, isLanguage, languagesFrom } from "../../../i18n/languages";
import { bringWords, speak, t } from "../../../i18n/words";
import { changeSettings } from "../../../store/settings";
import { Chip } from "../../../ui/chip";
import { Icon } from "../../../ui/icon";
import { Tile } from "../../../ui/tile";
import { hasWayBack } from "../../../ui/way";
import { goOnTo, LINKS } from "../links";
import { firstHere } from "../my-place";
import { bringShown } from "../use-documents";
import { NoLanguage } from "./no-language";

/** In the address in place of a language, where none of the list is the reader's. */
const OTHER = "other";

/** What somebody copied, scanned or read from paper: it comes in the place of the list by itself, and needs no situation. */
const SHARED = /^#\/(?:r|p|show|sheet)\//;

interface LanguageScreenProps {
  /** The language of the link that led here, as from the list that stands in the page before any script. */
  readonly chosen?: string | undefined;
}

export function LanguageScreen({ chosen }: LanguageScreenProps): JSX.Element {
  useEffect(() => {
    document.title = "Wegwijs";
    if (isLanguage(chosen)) void choose(chosen, false);
  }, [chosen]);
  return (
    <div class="frame">
      <main class="first">
        <header class="first-head">
          <Tile id="wegwijs" size={56} />
          <div>
            <h1 class="first-name" lang="nl">
              Wegwijs
            </h1>
            <p lang="nl" dir="ltr">
              Kies uw taal · <span lang="en">Choose your language</span>
            </p>
          </div>
        </header>
        {isGuestTablet.value && (
          <p>
            <Chip icon="library">{t("Tablet van de bieb")}</Chip>
          </p>
        )}
        <LanguageList />
        <NoLanguage isSaid={chosen === OTHER} />
      </main>
    </div>
  );
}

function LanguageList(): JSX.Element {
  const here = settings.value.language;
  // Those of the place first; what comes in while the list is there moves nothing under a thumb.
  const [languages] = useState(() => languagesFrom(firstHere().languages));
  // A hint that draws a line around one choice; it never chooses.
  const likely = here ? undefined : firstSpoken(navigator.languages);
  return (
    <nav class="first-languages" aria-label={t("Kies uw taal")}>
      {languages.map(({ tag, autonym, dir }) => (
        <a
          key={tag}
          class={tag === likely ? "language likely" : "language"}
          href={`#/language/${tag}`}
          lang={tag}
          dir={dir}
          aria-current={tag === here ? "true" : undefined}
          onClick={(event) => {
            event.preventDefault();
            void choose(tag, true);
          }}
        >
          <span>{autonym}</span>
          {tag === here && <Icon name="check" />}
        </a>
      ))}
    </nav>
  );
}

/** Speak it, keep it, and go back to where the reader was; the first time on to the situation. */
async function choose(tag: string, hasCameFromScreen: boolean): Promise<void> {
  const screen = location.hash;
  bringWords(tag);
  await bringShown(tag).catch(leaveToScreen);
  await speak(tag);
  const kept = changeSettings({ language: tag });
  // Who has a situation has chosen before: the way back need not wait for the disk.
  if (!settings.value.situation) await kept;
  // Words of a language may be long on their way: whoever went on meanwhile is not pulled back.
  if (location.hash === screen && !SHARED.test(screen)) goOn(hasCameFromScreen);
  await kept;
}

function goOn(hasCameFromScreen: boolean): void {
  if (!settings.value.situation) goOnTo(LINKS.situation);
  else if (hasCameFromScreen && hasWayBack()) history.back();
  else goOnTo(LINKS.begin);
}

function leaveToScreen(): void {
  // A card that cannot be read says so itself.
}
