/**
 * One round with the server: words up, then news down. Runs at the start, when the page is seen again, when the network
 * returns and on request; each part decides for itself whether it is too soon.
 */
import { fetchAnswers } from "../net/answers";
import type { Fetcher } from "../net/http";
import { flush } from "../net/outbox";
import { catalogue, checkForNews, savePack } from "../net/packs";
import { activePacks } from "../store/packs";
import { changeSettings } from "../store/settings";
import { lookForNewVersion } from "./registration";
import { online, readOnly } from "./state";

const NEWS_EVERY = 3600_000; // ms
const RETRY_AFTER = 30_000; // ms

let nextNews = 0; // ms, device clock
let running: Promise<void> | undefined;

/** Start a round unless one is running. */
export function runRound(fetcher: Fetcher = fetch): Promise<void> {
  running ??= round(fetcher).finally(() => {
    running = undefined;
  });
  return running;
}

/** Begin now and again whenever there is a reason to. */
export function followNetwork(): void {
  addEventListener("offline", () => {
    online.value = false;
  });
  addEventListener("online", () => {
    nextNews = 0;
    void runRound();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void runRound();
  });
  void runRound();
}

async function round(fetcher: Fetcher): Promise<void> {
  if (readOnly.value) return;
  const now = new Date();
  const flushed = await flush(fetcher, now);
  if (flushed.ok || flushed.reason !== "offline") await readNews(fetcher, now);
  else online.value = false;
}

async function readNews(fetcher: Fetcher, now: Date): Promise<void> {
  if (now.getTime() < nextNews) return;
  nextNews = now.getTime() + RETRY_AFTER;
  const news = await checkForNews(fetcher, now);
  online.value = news.ok || news.reason !== "offline";
  if (!news.ok) return;
  nextNews = now.getTime() + NEWS_EVERY;
  await changeSettings({ lastChecked: now.toISOString() });
  lookForNewVersion();
  await updatePacks(fetcher);
  await fetchAnswers(fetcher);
}

/** Bring every saved pack to its newest edition: small by design, but not on a connection that asks to be spared. */
async function updatePacks(fetcher: Fetcher): Promise<void> {
  if (isSparing()) return;
  const offers = await catalogue();
  for (const { pack, edition, languages } of await activePacks()) {
    const offered = offers.find((entry) => entry.pack === pack);
    if (!offered || offered.edition <= edition) continue;
    await savePack(pack, languages, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      fetcher,
    });
  }
}

function isSparing(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
