/** Says aloud, for who does not see the screen, what changed on it. */

let region: HTMLElement | undefined;

/** Have a screen reader read this when it is done with what it reads now. */
export function announce(text: string): void {
  region ??= place();
  region.textContent = "";
  // Two steps: a region that gets the same text again in one step is not read.
  window.setTimeout(() => {
    if (region) region.textContent = text;
  }, 50);
}

function place(): HTMLElement {
  const made = document.createElement("div");
  made.className = "hidden";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}
