/** The frame around a team's screens: shows the one at the address, and keeps the former until it is there. */
import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { t } from "../i18n/words";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { type Here, here } from "./location";
import { matchStaffRoute } from "./staff-routes";

export function StaffShell(): JSX.Element | null {
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

async function load({ path, query }: Here): Promise<JSX.Element> {
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
