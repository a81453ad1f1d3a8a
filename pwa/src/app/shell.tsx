/**
 * The frame around the screens: shows the one at the address, keeps the former until it is there, and offers a newer
 * version. Choosing a language is no way away from a screen: that one waits behind it with all that was done there.
 */
import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/words";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { type Here, here, isAside, restoreScroll } from "./location";
import { askForNewVersion, isComing } from "./registration";
import { later, matchRoute } from "./routes";
import { departures, isGuestTablet, newVersion, settings } from "./state";
import { goBackTo, noteSpot, type Spot } from "./way-back";

export interface Shown {
  readonly path: string;
  readonly screen: JSX.Element;
  /** How often somebody had left for good in this tab when it was asked for. */
  readonly departure: number;
}

/** The screen that the app opens on, ready to be shown. */
export function firstScreen(): Promise<Shown> {
  return load(here.value, destination(here.value));
}

export function Shell({ first }: { readonly first: Shown }): JSX.Element {
  const [screens, show] = useState<readonly Shown[]>([first]);
  const path = screens[0]?.path;
  const leave = useWayBack(path);
  // Before the frame is painted: an effect behind it would show an empty one first.
  useLayoutEffect(() => {
    const add = (shown: Shown) => {
      leave(shown.path);
      show((now) => withScreen(now, shown));
    };
    let isFirst = true;
    return effect(() => {
      const path = destination(here.value);
      if (!isFirst || path !== first.path) void load(here.value, path).then(showNewest(add));
      isFirst = false;
    });
  }, []);
  const guest = useGuest();
  // After a wipe nothing of the former reader waits.
  const kept = settings.value.language === null ? screens.slice(0, 1) : screens;
  return (
    <>
      {guest}
      {newVersion.value && <NewVersion />}
      {kept.map(({ path, screen }, at) => (
        <div key={path} class={at > 0 ? "behind" : undefined}>
          {screen}
        </div>
      ))}
    </>
  );
}

/** The screen in front, and behind the choice of a language the one that it was asked from. */
function withScreen([front, behind]: readonly Shown[], shown: Shown): readonly Shown[] {
  if (!isAside(shown.path)) return [shown];
  const from = front && isAside(front.path) ? behind : front;
  // What was left for good waits behind nothing.
  return from?.departure === shown.departure ? [shown, from] : [shown];
}

/** Puts each screen where the reader left it; call the result before another one comes in front. */
function useWayBack(path: string | undefined): (next: string) => void {
  const front = useRef<string | undefined>(undefined);
  const left = useRef<{ readonly path: string | undefined; readonly spot: Spot } | undefined>(undefined);
  useLayoutEffect(() => {
    front.current = path;
    restoreScroll();
    if (path === undefined || isAside(path)) return;
    if (left.current?.path === path) goBackTo(left.current.spot);
    left.current = undefined;
  }, [path]);
  return (next) => {
    const isLeaving = isAside(next) && front.current !== undefined && !isAside(front.current);
    if (isLeaving) left.current = { path: front.current, spot: noteSpot() };
  };
}

/** On the library's tablet: what watches whether its guest has left. */
function useGuest(): JSX.Element | undefined {
  const [guest, setGuest] = useState<JSX.Element>();
  useEffect(
    () =>
      effect(() => {
        if (!isGuestTablet.value) setGuest(undefined);
        else void later().then(({ guest }) => setGuest(guest()), outOfReach);
      }),
    [],
  );
  return guest;
}

/** Before the shell is whole the code may not be there; the next start has it. */
function outOfReach(): void {
  // Nothing to show, and nothing to undo.
}

/** First a language, then a situation; a shared card needs no situation. */
function destination({ path }: Here): string {
  const { language, situation } = settings.value;
  if (language === null && !path.startsWith("/language")) return "/language";
  return path === "/" && situation === null ? "/situation" : path;
}

async function load({ query }: Here, path: string): Promise<Shown> {
  const { params, load: loadScreen } = matchRoute(path);
  const departure = departures.peek();
  try {
    const render = await loadScreen();
    return { path, departure, screen: render(params, query) };
  } catch {
    // Before the shell is whole a screen's code may be out of reach; nothing else can fail here.
    return { path, departure, screen: <NotHereYet /> };
  }
}

/** A screen that comes late does not replace one that was asked for after it. */
function showNewest(show: (shown: Shown) => void): (shown: Shown) => void {
  const asked = here.value;
  return (shown) => {
    if (here.value === asked) show(shown);
  };
}

function NotHereYet(): JSX.Element {
  return (
    <main class="frame">
      <Notice
        icon="offline"
        title={t("Er is nu geen internet.")}
        action={
          <Button icon="play" onClick={() => location.reload()}>
            {t("Probeer het nog een keer")}
          </Button>
        }
      >
        {t("Dit deel is nog niet op uw telefoon.")}
      </Notice>
    </main>
  );
}

function NewVersion(): JSX.Element {
  return (
    <p class="new-version" role="status">
      <Button kind="quiet" isBusy={isComing.value} onClick={askForNewVersion}>
        {isComing.value ? t("Bezig …") : t("Nieuwe versie")}
      </Button>
    </p>
  );
}
