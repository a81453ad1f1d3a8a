/** Lets the page look as its reader chose: size of the text, light or dark. The style sheet reads both from the root. */
import { effect } from "@preact/signals";
import { language, speak } from "../i18n/words";
import { settings } from "./state";

/** Follow the settings, also when they are changed in another tab. */
export function followAppearance(): void {
  effect(() => {
    const { theme, textSize } = settings.value;
    const { dataset } = document.documentElement;
    dataset.theme = theme;
    dataset.textSize = `${textSize}`;
  });
  effect(() => {
    const chosen = settings.value.language;
    if (chosen !== null && chosen !== language.peek()) void speak(chosen);
  });
}
