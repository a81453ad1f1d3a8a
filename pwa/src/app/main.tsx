/** Starts the newcomer's app: what is kept on the phone first, then the screen, and only then the network. */
import "../ui/style.css";
import "./before-app.css";
import { render } from "preact";
import { followDownloads } from "../features/newcomer/downloads";
import { followInstalling } from "../features/newcomer/installing";
import { lookForLosses } from "../features/newcomer/losses";
import { DUTCH, speak } from "../i18n/words";
import { whenStoreCloses } from "../store/database";
import { followAppearance } from "./appearance";
import { keepArrival } from "./arrival";
import { prepareKeeping } from "./keeping";
import { followLocation } from "./location";
import { followWorker } from "./registration";
import { followNetwork } from "./round";
import { later } from "./routes";
import { Shell } from "./shell";
import { followStore, isGuestTablet, readOnly, settings } from "./state";
import { showStuck } from "./stuck";

async function start(): Promise<void> {
  followInstalling(); // the browser may offer it at any moment
  whenStoreCloses(() => {
    readOnly.value = true;
  });
  await prepareKeeping();
  await keepArrival();
  await followStore();
  await speak(settings.value.language ?? DUTCH);
  if (isGuestTablet.peek()) await endFormerVisit();
  followAppearance();
  followLocation();
  show();
  followDownloads();
  void lookForLosses();
  void followWorker();
  followNetwork();
}

/** Where the code is out of reach the app opens all the same, and watches when it can. */
async function endFormerVisit(): Promise<void> {
  const screens = await later().catch(() => undefined);
  await screens?.endFormerVisit();
}

/** In place of the list of languages that the page brought along. */
function show(): void {
  const root = document.getElementById("app") ?? document.body;
  root.replaceChildren();
  render(<Shell />, root);
}

void start().catch(showStuck);
