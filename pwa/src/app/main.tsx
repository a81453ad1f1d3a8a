/** Starts the newcomer's app: what is kept on the phone first, then the screen, and only then the network. */
import "../ui/style.css";
import { render } from "preact";
import { followDownloads } from "../features/newcomer/downloads";
import { followInstalling } from "../features/newcomer/installing";
import { lookForLosses } from "../features/newcomer/losses";
import { followScriptFont } from "../features/newcomer/script-fonts";
import { DUTCH, speak } from "../i18n/words";
import { whenStoreCloses } from "../store/database";
import { afterPaint } from "../ui/painted";
import { followAppearance } from "./appearance";
import { keepArrival } from "./arrival";
import { prepareKeeping } from "./keeping";
import { followLocation, here } from "./location";
import { followWorker } from "./registration";
import { followNetwork } from "./round";
import { bringScreen, bringTexts, later } from "./routes";
import { firstScreen, Shell, type Shown } from "./shell";
import {
  firstOfPage,
  followStore,
  isGuestTablet,
  packs,
  readForFirstVisit,
  readOffered,
  readOnly,
  readWords,
  settings,
} from "./state";
import { showStuck } from "./stuck";

const FIRST_SCREEN = 300; // ms that are its reader's after it was painted

/** One of each piece of code that is not there at first. */
const LATER = ["/learn", "/r/a/card"];

async function start(): Promise<void> {
  followInstalling(); // the browser may offer it at any moment
  whenStoreCloses(() => {
    readOnly.value = true;
  });
  // Code and words come in while the phone is read, which takes longest and so is asked first.
  const prepared = prepareKeeping();
  bringScreen(here.value.path);
  await prepared;
  await Promise.all([followStore(), arrive()]);
  await readForFirstVisit();
  if (isGuestTablet.peek()) await endFormerVisit();
  followAppearance();
  followLocation();
  show(await firstScreen());
  await new Promise<void>(afterPaint);
  followScriptFont();
  await followTheRest();
}

/** What was chosen, its words, and what stands at the address. */
async function arrive(): Promise<void> {
  settings.value = await keepArrival();
  const lang = settings.value.language ?? DUTCH;
  await Promise.all([speak(lang), bringTexts(here.value.path, lang)]);
}

/** What takes long: an old phone does one thing at a time, and where something is saved the first screen goes first. */
async function followTheRest(): Promise<void> {
  followDownloads();
  void readWords();
  void followWorker();
  const isSaved = packs.value.length > 0;
  if (isSaved) await new Promise((goOn) => setTimeout(goOn, FIRST_SCREEN));
  bringLaterScreens(); // first, for the next tap may need it, and verifying what is offered takes long
  if (isSaved) void readOffered();
  void lookForLosses();
  followNetwork();
}

/** So that the first tap on one finds its code; a phone that keeps the app has it, and no line is used. */
function bringLaterScreens(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  void workers?.ready.then(() => LATER.forEach(bringScreen));
}

/** Where the code is out of reach the app opens all the same, and watches when it can. */
async function endFormerVisit(): Promise<void> {
  const screens = await later().catch(() => undefined);
  await screens?.endFormerVisit();
}

/** In place of the list of languages that the page brought along. */
function show(first: Shown): void {
  const root = document.getElementById("app") ?? document.body;
  const situations = document.querySelector<HTMLMetaElement>('meta[name="situations"]')?.content ?? "";
  firstOfPage.value = {
    languages: [...root.querySelectorAll<HTMLElement>(".language")].map(({ lang }) => lang),
    situations: situations.split(" "),
  };
  root.replaceChildren();
  render(<Shell first={first} />, root);
}

void start().catch(showStuck);
