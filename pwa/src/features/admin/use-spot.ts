/** Leads to the spot of a page that its address names, once it is there: unfolded, in sight and with the focus. */
import { useEffect } from "preact/hooks";

/** `kind` is the attribute `data-<kind>` that spots of this kind have, `name` its value; without one nothing is done. */
export function useSpot(kind: "text" | "fact", name: string | undefined): void {
  useEffect(() => {
    if (name === undefined) return undefined;
    const isThere = () => goTo(`[data-${kind}="${CSS.escape(name)}"]`);
    if (isThere()) return undefined;
    const watch = new MutationObserver(() => {
      if (isThere()) watch.disconnect();
    });
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [kind, name]);
}

function goTo(selector: string): boolean {
  const spot = document.querySelector<HTMLElement>(selector);
  if (!spot) return false;
  for (let fold = spot.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  const field = spot.querySelector<HTMLElement>("summary, textarea, input") ?? spot;
  field.focus();
  field.scrollIntoView({ block: "center" });
  return true;
}
