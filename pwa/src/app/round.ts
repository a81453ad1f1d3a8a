/**
 * One round with the server: words up, then news down. Runs at the start, when the page is seen again, when the network
 * returns, some seconds after a word was kept, when back-off says so, and hourly while the page is open.
 */
import { effect } from "@preact/signals";
import { downloads } from "../features/newcomer/downloads";
import { fetchAnswers } from "../net/answers";
import { nearest } from "../net/bringing";
import type { Fetcher } from "../net/http";
import { isMetered } from "../net/metered";
import { type FlushResult, flush } from "../net/outbox";
import { type CheckResult, catalogue, checkForNews, savePack } from "../net/packs";
import { fetchPhotos } from "../net/photos";
import { activePacks } from "../store/packs";
import { changeSettings } from "../store/settings";
import { lookForNewVersion } from "./registration";
import { full, notChecked, online, outboxState, readOnly, settings } from "./state";

const NEWS_EVERY = 3600_000; // ms
const NEWS_RETRY = 30_000; // ms
const AGAIN = 1000; // ms
const WORDS_SOON = 3000; // ms; the screen that kept the word has tried by then

let newsChecked = 0; // ms, device clock
let newsTried = 0; // ms, device clock
let newsFailed = 0; // times in a row, with a line
let newsPlace: string | null = null; // for which the last check was
let sentBefore = 0; // batches
let running: Promise<void> | undefined;
let isAskedAgain = false;
let updating: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
let timerAt = Number.POSITIVE_INFINITY; // ms, device clock

/** Begin now and again whenever there is a reason to. */
export function followNetwork(): void {
  addEventListener("offline", () => {
    online.value = false;
  });
  addEventListener("online", () => void runRound(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void runRound(false);
  });
  effect(() => {
    const { counters, messages } = outboxState.value;
    if (counters + messages > 0) schedule(WORDS_SOON);
  });
  effect(() => {
    // Words that went, at whoever's asking, are news of a line.
    const { sent } = outboxState.value;
    if (sent > sentBefore && !online.peek()) void runRound(true);
    sentBefore = sent;
  });
  effect(() => {
    // Another reader, or another language: what is saved follows without waiting for the next round.
    if (settings.value.language !== null && !readOnly.peek()) void updatePacks(fetch);
  });
  effect(() => {
    // What a place says of itself comes as soon as the place is chosen.
    if (settings.value.place !== newsPlace) schedule(0);
  });
  effect(() => {
    // The line broke under a download: from now on the question is when it is back.
    const isCut = Object.values(downloads.value).some(
      (one) => one.state === "failed" && one.reason === "offline",
    );
    if (!isCut) return;
    online.value = false;
    schedule(NEWS_RETRY);
  });
  void runRound(true);
}

/** Start a round unless one is running; `isEager` when there is a new reason to think that it will work. */
function runRound(isEager: boolean): Promise<void> {
  running ??= round(fetch, isEager).finally(() => {
    running = undefined;
    if (isAskedAgain) schedule(AGAIN);
    isAskedAgain = false;
  });
  return running;
}

/** Have a round in so many ms, or sooner if one is due sooner. */
function schedule(delay: number): void {
  const at = Date.now() + delay;
  if (at >= timerAt) return;
  clearTimeout(timer);
  timerAt = at;
  timer = setTimeout(() => {
    timerAt = Number.POSITIVE_INFINITY;
    // What asked for it may be news to the round that is running.
    if (running) isAskedAgain = true;
    else void runRound(false);
  }, delay);
}

async function round(fetcher: Fetcher, isEager: boolean): Promise<void> {
  if (readOnly.value) return;
  clearTimeout(timer);
  timerAt = Number.POSITIVE_INFINITY;
  const now = new Date();
  const wasOnline = online.peek();
  let flushed = await flush(fetcher, now, isEager);
  if (!flushed.ok && flushed.reason === "offline") online.value = false;
  else await readNews(fetcher, now, isEager);
  // The line is back before the words' own back-off ends.
  if (!wasOnline && online.value) flushed = await flush(fetcher, now, true);
  schedule(Math.min(nextRound(flushed), nextNews()));
}

/** Back-off for words; without any, an hour. Counted from 1 s, so that a clock that jumps cannot make a busy loop. */
function nextRound(flushed: FlushResult): number {
  return flushed.ok ? NEWS_EVERY : Math.max(1000, flushed.until - Date.now());
}

/** A check that failed is no check: without a line it is tried again soon, and where the server is to blame ever later. */
function nextNews(): number {
  if (!online.value) return NEWS_RETRY;
  return newsFailed === 0 ? NEWS_EVERY : Math.min(NEWS_EVERY, NEWS_RETRY * 2 ** (newsFailed - 1));
}

async function readNews(fetcher: Fetcher, now: Date, isEager: boolean): Promise<void> {
  const { place } = settings.peek();
  if (isTooSoon(place, now, isEager)) return;
  newsTried = now.getTime();
  const news = await checkForNews(fetcher, now);
  noteCheck(news);
  if (!news.ok) return;
  newsPlace = place;
  // Without its recalls or overlay a check is not one to tell of.
  if (newsFailed === 0) {
    newsChecked = now.getTime();
    await changeSettings({ lastChecked: now.toISOString() });
  }
  lookForNewVersion();
  await updatePacks(fetcher);
  await fetchAnswers(fetcher);
  if (!isMetered()) await fetchPhotos(fetcher);
}

function isTooSoon(place: string | null, now: Date, isEager: boolean): boolean {
  if (place !== newsPlace) return false;
  // Without a network the question is also whether there is one again.
  if (online.value && isWithin(newsChecked, NEWS_EVERY, now)) return true;
  return !isEager && isWithin(newsTried, NEWS_RETRY - 1000, now);
}

/** What came of it, for the screens and for when to look again. */
function noteCheck(news: CheckResult): void {
  online.value = news.ok || news.reason !== "offline";
  full.value = !news.ok && news.reason === "no-space";
  if (online.value) notChecked.value = news.ok ? undefined : news;
  // Recalls or an overlay that did not come are asked for again soon, too.
  const isWhole = news.ok && news.detail === undefined;
  newsFailed = isWhole || !online.value ? 0 : newsFailed + 1;
}

/** A clock that was set back is no reason to wait longer. */
function isWithin(since: number, span: number, now: Date): boolean {
  return since <= now.getTime() && now.getTime() < since + span;
}

/**
 * Bring every saved pack to its newest edition and to the reader's language: small by design, but on a
 * connection that costs its owner not unasked; the screens ask.
 */
function updatePacks(fetcher: Fetcher): Promise<void> {
  // One after the other: what the first brought is no longer new to the second.
  const bring = () => bringPacks(fetcher);
  updating = updating.then(bring, bring);
  return updating;
}

async function bringPacks(fetcher: Fetcher): Promise<void> {
  if (isMetered()) return;
  const offers = await catalogue();
  for (const { pack, edition, languages } of await activePacks()) {
    const offered = offers.find((entry) => entry.pack === pack);
    const wanted = wantedLanguages(languages, Object.keys(offered?.download ?? {}));
    if (!offered || (offered.edition <= edition && wanted.length === languages.length)) continue;
    const { signal } = new AbortController();
    await savePack(pack, wanted, { signal, onProgress: () => undefined, fetcher, onlyIfSaved: true });
  }
}

/** What the phone has, and the reader's language, or the one that stands in for it (clause 2.3). */
function wantedLanguages(saved: readonly string[], published: readonly string[]): readonly string[] {
  const { language } = settings.peek();
  return [...new Set([...saved, ...nearest(language === null ? [] : [language], published)])];
}
