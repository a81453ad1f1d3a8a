/** Putting Wegwijs on the home screen: what this browser can do for it. One that was opened from there offers nothing. */
import { signal } from "@preact/signals";
import { keeping, packs } from "../../app/state";
import { isInsideApp } from "./in-app";

/** As Chromium gives it; it works once. */
interface InstallPrompt extends Event {
  readonly prompt: () => Promise<unknown>;
}

/** The browser can install now. */
export const installPrompt = signal<InstallPrompt | undefined>(undefined);

/** Hold back the browser's own question, which comes on arrival, for a better moment. */
export function followInstalling(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installPrompt.value = event as InstallPrompt;
  });
  addEventListener("appinstalled", () => {
    installPrompt.value = undefined;
  });
}

export function install(): void {
  const offered = installPrompt.value;
  installPrompt.value = undefined;
  void offered?.prompt().catch(() => undefined); // it was used up in another tab
}

/** Only Safari on iPhones and iPads says whether it was opened from the home screen. */
export function isTabOfIphone(): boolean {
  return (navigator as { readonly standalone?: boolean }).standalone === false && !isInsideApp();
}

/** What an iPhone saves in a tab is not in the app on its home screen, and goes after a week without a visit. */
export function isHomeScreenFirst(): boolean {
  return isTabOfIphone() && keeping.value === "all" && packs.value.length === 0;
}
