/** The frame around a team's screens: shows the one at the address, and keeps the former until it is there. */
import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { EnrolScreen } from "../features/staff/enrol/enrol";
import { ReadyScreen } from "../features/staff/enrol/ready";
import { WhoScreen } from "../features/staff/people/who";
import { device, worker } from "../features/staff/state";
import { newVersion } from "../features/staff/team-shell";
import { t } from "../i18n/words";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { type Here, here } from "./location";
import { matchStaffRoute, pathFor } from "./staff-routes";
import { askForNewVersion } from "./staff-worker";

/** What a group looks at: cards alone, so that nobody has to be at work in that window. */
const FOR_THE_GROUP = "/screen";

/** First a device, then who is at work; the screen at the address waits behind both. */
export function StaffShell(): JSX.Element {
  const [isFresh, setFresh] = useState(false);
  if (here.value.path === FOR_THE_GROUP) return <Screens />;
  return (
    <>
      {newVersion.value && <NewVersion />}
      {device.value && !isFresh ? (
        worker.value ? (
          <Screens key={worker.value.id} />
        ) : (
          <WhoScreen />
        )
      ) : (
        <Enrolling isFresh={isFresh} onFresh={() => setFresh(true)} onReady={() => setFresh(false)} />
      )}
    </>
  );
}

interface EnrollingProps {
  readonly isFresh: boolean;
  readonly onFresh: () => void;
  readonly onReady: () => void;
}

/** What a day needs comes in once the device is enrolled. */
function Enrolling({ isFresh, onFresh, onReady }: EnrollingProps): JSX.Element {
  const code = here.value.query.get("c") ?? "";
  if (!isFresh) return <EnrolScreen key={code} code={code} onDone={onFresh} />; // a code scanned later takes its place
  return (
    <ReadyScreen
      onDone={() => {
        history.replaceState(history.state, "", "#/"); // the code is used up
        onReady();
      }}
    />
  );
}

function Screens(): JSX.Element | null {
  const [screen, show] = useState<JSX.Element | null>(null);
  useLayoutEffect(
    () =>
      effect(() => {
        const asked = here.value;
        // A screen that comes late does not replace one that was asked for after it.
        void load(asked).then((found) => here.peek() === asked && show(found));
      }),
    [],
  );
  return screen;
}

function NewVersion(): JSX.Element {
  return (
    <p class="new-version" role="status">
      <Button kind="quiet" onClick={askForNewVersion}>
        {t("Nieuwe versie")}
      </Button>
    </p>
  );
}

async function load({ path: asked, query }: Here): Promise<JSX.Element> {
  const path = pathFor(worker.peek()?.role, asked);
  const { route, params } = matchStaffRoute(path);
  try {
    const render = await route.load();
    return <div key={path}>{render(params, query)}</div>;
  } catch {
    // Before the shell is whole a screen's code may be out of reach; nothing else can fail here.
    return <NotHereYet />;
  }
}

function NotHereYet(): JSX.Element {
  return (
    <main>
      <Notice
        icon="offline"
        title={t("Er is nu geen internet.")}
        action={
          <Button icon="play" onClick={() => location.reload()}>
            {t("Probeer het nog een keer")}
          </Button>
        }
      >
        {t("Dit deel staat nog niet op deze tablet.")}
      </Notice>
    </main>
  );
}
