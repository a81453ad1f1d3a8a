/** Brings the packs that a team needs onto its device, and says which are there. */
import { signal } from "@preact/signals";
import { language } from "../../i18n/words";
import { catalogue, checkForNews, type Failure, places, savePack } from "../../net/packs";
import { activePacks } from "../../store/packs";
import { type Needed, neededPacks } from "./needed-packs";
import { device } from "./state";

/** All that is needed, current or not; undefined until it was looked at. */
export const along = signal<readonly Needed[] | undefined>(undefined);

/** Look at what is needed and what is there, without a network. */
export async function lookAlong(): Promise<readonly Needed[]> {
  const [offered, known, kept] = await Promise.all([catalogue(), places(), activePacks()]);
  const ours = known.filter(({ id }) => device.peek()?.places.includes(id));
  const here = [...new Set(ours.flatMap(({ languages = [] }) => languages))];
  const has = new Map(kept.map(({ pack, languages }) => [pack, languages]));
  along.value = neededPacks(offered, here, language.peek(), has);
  return along.value;
}

/** Look for news, then bring what is not current; why it stopped, or nothing where all is there. */
export async function bringAlong(
  signal: AbortSignal,
  now = new Date(),
): Promise<Failure["reason"] | undefined> {
  const news = await checkForNews(fetch, now);
  if (!news.ok) return news.reason;
  for (const { pack, languages, isCurrent } of await lookAlong()) {
    if (isCurrent) continue;
    if (signal.aborted) return "paused";
    const saved = await savePack(pack, languages, { signal, onProgress: () => undefined, fetcher: fetch });
    await lookAlong();
    if (!saved.ok) return saved.reason;
  }
  return undefined;
}
