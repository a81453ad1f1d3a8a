/** What can wait until the frame that was drawn is on the screen. */

/** Calls back behind the next frame, and soon in a tab that nobody sees, which draws none. */
export function afterPaint(callback: () => void): void {
  if (document.hidden) setTimeout(callback);
  else requestAnimationFrame(() => setTimeout(callback));
}
