/** Asks every open tab which build it runs, so that a former shell is deleted only when none needs it. */

const PATIENCE = 2000; // ms; a tab that is frozen or still starting does not answer, and so keeps its shell

/** The only two things a page says to the worker. */
export type PageMessage = { readonly type: "skip-waiting" } | { readonly type: "shell-works" };

export async function everyTabRuns(build: string, clients: Clients): Promise<boolean> {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const builds = await Promise.all(tabs.filter(isNewcomerTab).map(askBuild));
  return builds.every((answer) => answer === build);
}

function isNewcomerTab(tab: Client): boolean {
  return !/^\/(admin|staff)(\/|$)/.test(new URL(tab.url).pathname);
}

function askBuild(tab: Client): Promise<string | undefined> {
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
