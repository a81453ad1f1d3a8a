/** Saving and renewing packs from the screens: what is busy, paused or failed, by pack. */
import { signal } from "@preact/signals";
import { t } from "../../i18n/words";
import { type SaveResult, savePack } from "../../net/packs";
import { count } from "../../store/counters";
import { announce } from "../../ui/live";
import { inReadersLanguage, keptLanguages, type Offer } from "./offers";

export type Reason = Extract<SaveResult, { ok: false }>["reason"];

export type Download =
  | { readonly state: "busy"; readonly done: number; readonly total: number } // bytes
  | { readonly state: "paused"; readonly done: number; readonly total: number }
  | { readonly state: "failed"; readonly reason: Exclude<Reason, "paused">; readonly detail: string };

export const downloads = signal<Readonly<Record<string, Download>>>({});

const running = new Map<string, AbortController>();

/** Save the pack, go on with it, or bring it to its newest edition; what came in before is kept. */
export async function startSaving(offer: Offer): Promise<void> {
  if (running.has(offer.pack)) return;
  const stop = new AbortController();
  running.set(offer.pack, stop);
  let [done, total] = [0, 0];
  const onProgress = (bytes: number, all: number) => {
    [done, total] = [bytes, all];
    show(offer.pack, { state: "busy", done, total });
  };
  onProgress(0, 0);
  const result = await savePack(offer.pack, keptLanguages(), { signal: stop.signal, onProgress });
  running.delete(offer.pack);
  finish(offer, result, done, total);
}

/** Stop for now; nothing of what came in is lost. */
export function pauseSaving(pack: string): void {
  running.get(pack)?.abort();
}

/** Forget that it failed or waits, so that the row is as if never tried. */
export function forgetDownload(pack: string): void {
  const { [pack]: _gone, ...others } = downloads.value;
  downloads.value = others;
}

function finish(offer: Offer, result: SaveResult, done: number, total: number): void {
  if (result.ok) {
    forgetDownload(offer.pack);
    if (!offer.saved) void countSaved(offer);
    announce(t("{title} is bewaard.", { title: inReadersLanguage(offer.title).text }));
    return;
  }
  const { reason, detail } = result;
  if (reason === "paused") show(offer.pack, { state: "paused", done, total });
  else {
    show(offer.pack, { state: "failed", reason, detail });
    announce(t("Bewaren lukte niet."));
  }
}

/** Once per pack and phone: a newer edition of a saved pack is not saved again. */
function countSaved({ pack, edition }: Offer): Promise<void> {
  return count({ metric: "saved", pack, edition, resource: null, sensitivity: "green" });
}

function show(pack: string, download: Download): void {
  downloads.value = { ...downloads.value, [pack]: download };
}
