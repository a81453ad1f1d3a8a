/** What an address brings along: a poster's place (`/p/<place>`), or the language a card was shared in (`?l=`). */
import { isLanguage } from "../i18n/languages";
import { changeSettings, readSettings, type Settings } from "../store/settings";
import { parseHash } from "./location";

const PLACE = /^\/p\/([A-Za-z0-9][A-Za-z0-9_-]{0,63})\/?$/;

/**
 * Keep what the address says, once, and take it out of the address bar; nothing that was chosen is overwritten by a link.
 * Gives what is chosen by then.
 */
export async function keepArrival(): Promise<Settings> {
  const place = PLACE.exec(location.pathname)?.[1];
  if (place !== undefined) await changeSettings({ place });
  if (location.pathname !== "/") history.replaceState(history.state, "", `/${location.hash}`);
  const shared = parseHash(location.hash).query.get("l") ?? undefined;
  const kept = await readSettings();
  return kept.language === null && isLanguage(shared) ? changeSettings({ language: shared }) : kept;
}
