/** The frame around the screens: shows the one at the address, keeps the former until it is there, and offers a newer version. */
import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { t } from "../i18n/words";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { type Here, here, restoreScroll } from "./location";
import { applyNewVersion } from "./registration";
import { later, matchRoute } from "./routes";
import { isGuestTablet, newVersion, settings } from "./state";

interface Shown {
  readonly path: string;
  readonly screen: JSX.Element;
}

export function Shell(): JSX.Element {
  const [shown, show] = useState<Shown>();
  // Before the frame is painted: an effect behind it would show an empty one first.
  useLayoutEffect(
    () => effect(() => void load(here.value, destination(here.value)).then(showNewest(show))),
    [],
  );
  const guest = useGuest();
  useLayoutEffect(restoreScroll, [shown?.path]);
  return (
    <>
      {guest}
      {newVersion.value && <NewVersion />}
      <div key={shown?.path}>{shown?.screen}</div>
    </>
  );
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
  try {
    const render = await loadScreen();
    return { path, screen: render(params, query) };
  } catch {
    // Before the shell is whole a screen's code may be out of reach; nothing else can fail here.
    return { path, screen: <NotHereYet /> };
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
      <Button kind="quiet" onClick={applyNewVersion}>
        {t("Nieuwe versie")}
      </Button>
    </p>
  );
}
