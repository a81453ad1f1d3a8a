/**
 * Draws a card that is being written, in a frame of the studio, with the phone's own components. It keeps nothing and
 * asks the server nothing but words of languages; what it shows it is given by the page around it, and by no other.
 */
import "../ui/style.css";
import { signal } from "@preact/signals";
import { type JSX, render } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Brought, FromPreview, Shown } from "../features/admin/previewing";
import { CardBody } from "../features/newcomer/card/card";
import { MediaFrom } from "../features/newcomer/use-media";
import { directionOf } from "../i18n/languages";
import { bringWords } from "../i18n/words";
import { whenChanged } from "../store/changes";
import { FIRST_SETTINGS, readSettings } from "../store/settings";
import { followAppearance } from "./appearance";
import { keepInMemory } from "./memory";
import { settings } from "./state";

const shown = signal<Shown>();
const files = new Map<string, Arrival>();

/** Ticks and answers of who tries the card are of this frame alone, and go with it. */
keepInMemory();
settings.value = FIRST_SETTINGS;
whenChanged((subject) => {
  if (subject === "settings") void followReading();
});
addEventListener("message", hear);
followAppearance();
render(<Preview />, document.getElementById("app") ?? document.body);
tell({ preview: "ready" });

function hear({ origin, source, data }: MessageEvent<unknown>): void {
  if (origin !== location.origin || source !== parent) return;
  if (isBrought(data)) awaited(data.name).give(data.file);
  if (isShown(data)) show(data);
}

function show(data: Shown): void {
  for (const tag of data.languages) bringWords(tag);
  settings.value = { ...settings.value, ...data.look, language: data.own.language };
  shown.value = data;
}

function isShown(data: unknown): data is Shown {
  return typeof data === "object" && data !== null && "preview" in data && data.preview === "show";
}

function isBrought(data: unknown): data is Brought {
  return typeof data === "object" && data !== null && "preview" in data && data.preview === "file";
}

/** A file that is here, or that a card waits for. */
interface Arrival {
  readonly file: Promise<Blob>;
  readonly give: (file: Blob) => void;
}

function awaited(name: string): Arrival {
  const known = files.get(name);
  if (known) return known;
  let give: Arrival["give"] = () => undefined;
  const file = new Promise<Blob>((resolve) => {
    give = resolve;
  });
  const fresh = { file, give };
  files.set(name, fresh);
  return fresh;
}

function readBrought(_pack: string, name: string): Promise<Blob> {
  return awaited(name).file;
}

/** Which of the two languages the reader in the frame chose. */
async function followReading(): Promise<void> {
  const { reading } = await readSettings();
  settings.value = { ...settings.value, reading };
}

function Preview(): JSX.Element | null {
  const now = shown.value;
  useLayoutEffect(() => {
    if (now) tell({ preview: "drawn", turn: now.turn });
  }, [now]);
  if (!now) return null;
  const { own, dutch, today } = now;
  return (
    <div class="frame">
      <main>
        <h1 lang={own.language} dir={directionOf(own.language)}>
          {own.title.text}
        </h1>
        <MediaFrom.Provider value={readBrought}>
          <CardBody pair={{ own, dutch }} today={today} use={undefined} />
        </MediaFrom.Provider>
      </main>
    </div>
  );
}

function tell(message: FromPreview): void {
  parent.postMessage(message, location.origin);
}
