/** After "wis mijn sporen", chosen or by itself: the first screen, in no language yet, and no way back. */
import { DUTCH, speak, t } from "../../i18n/words";
import { wipeTraces } from "../../store/wipe";
import { announce } from "../../ui/live";
import { LINKS, leaveTo } from "./links";

/** Nothing on the phone tells any more who used it; `packs` go too. */
export async function forgetReader(packs: readonly string[] = []): Promise<void> {
  await wipeTraces(packs);
  announce(t("Uw sporen zijn gewist.")); // in the words of who asked for it
  await speak(DUTCH); // the language on the screen is a trace too
  leaveTo(LINKS.language);
}
