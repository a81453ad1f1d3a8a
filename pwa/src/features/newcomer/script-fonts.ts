/**
 * Fonts for scripts that a phone may lack: fetched only when its reader asks for one, and kept in a cache of their own,
 * which no shell lists and no new version throws away.
 */
import ethiopic from "@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff2?url";
import arabic from "@fontsource/vazirmatn/files/vazirmatn-arabic-400-normal.woff2?url";
import { effect, signal } from "@preact/signals";
import { directionOf } from "../../i18n/languages";
import { language } from "../../i18n/words";
import { FONTS } from "../../store/fonts";

/** Stands last but one among the families of the style sheet. */
const FAMILY = "Fetched Script";

interface ScriptFont {
  readonly url: string;
  readonly bytes: number;
  /** Letters of unlike widths, by which a device that has them is known. */
  readonly letters: string;
}

export const ARABIC: ScriptFont = { url: arabic, bytes: 21_088, letters: "اضسم" };
export const ETHIOPIC: ScriptFont = { url: ethiopic, bytes: 75_076, letters: "ሀጠሙዐ" };

/** The addresses of the fonts that this page draws with. */
export const drawn = signal<ReadonlySet<string>>(new Set());

/** The font for a language whose script not every phone has. */
export function fontFor(tag: string): ScriptFont | undefined {
  if (directionOf(tag) === "rtl") return ARABIC;
  return /^(ti|am)(-|$)/.test(tag) ? ETHIOPIC : undefined;
}

/** Draw the reader's language with what this phone keeps, also when another is chosen. */
export function followScriptFont(): void {
  effect(() => {
    const font = fontFor(language.value);
    if (font) void drawKept(font).catch(() => undefined); // a browser that cannot read its caches has its own letters
  });
}

/** Draw with the font if this phone keeps it. */
export async function drawKept({ url }: ScriptFont): Promise<void> {
  if (drawn.peek().has(url) || typeof caches === "undefined") return;
  const kept = await caches.match(url, { cacheName: FONTS });
  if (kept) await draw(url, await kept.arrayBuffer());
}

/** Fetch the font, keep it and draw with it. Rejects where there is no network or no room. */
export async function fetchFont({ url }: ScriptFont): Promise<void> {
  const response = await fetch(url, { credentials: "omit" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await draw(url, await response.clone().arrayBuffer());
  await (await caches.open(FONTS)).put(url, response);
}

async function draw(url: string, bytes: ArrayBuffer): Promise<void> {
  // For every weight: strokes that a browser thickens by itself close the loops of these scripts.
  const face = await new FontFace(FAMILY, bytes, { weight: "100 900" }).load();
  document.fonts.add(face);
  drawn.value = new Set(drawn.peek()).add(url);
}
