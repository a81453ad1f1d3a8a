/** Asks every open tab which build it runs, so that a former shell is deleted only when none needs it. */

const PATIENCE = 2000; // ms; a tab that is frozen or still starting does not answer, and so keeps its shell

/** The only three things a page says to the worker; the last comes with a port, which is told `true` when it was done. */
export type PageMessage = { readonly type: "skip-waiting" | "shell-works" | "keep-team-shell" };

/** As much of the worker's `Client` as is used here. */
export interface Tab {
  readonly url: string;
  postMessage(message: unknown, ports: MessagePort[]): void;
}

interface Tabs {
  matchAll(options: { readonly type: "window"; readonly includeUncontrolled: true }): Promise<readonly Tab[]>;
}

export async function everyTabRuns(build: string, clients: Tabs): Promise<boolean> {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const builds = await Promise.all(tabs.filter(hasShell).map(askBuild));
  return builds.every((answer) => answer === build);
}

function hasShell(tab: Tab): boolean {
  return !/^\/admin(\/|$)/.test(new URL(tab.url).pathname);
}

function askBuild(tab: Tab): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(resolve, PATIENCE, undefined);
    port1.onmessage = (answer: MessageEvent<string>) => {
      clearTimeout(timer);
      resolve(answer.data);
    };
    tab.postMessage({ type: "which-build" }, [port2]);
  });
}
