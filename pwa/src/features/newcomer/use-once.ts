/** A deed that is done once, however often the button is tapped meanwhile: an old phone answers late, and fingers tap again. */
import { useRef } from "preact/hooks";

/** The same deed, which cannot begin before it has ended. */
export function useOnce(deed: () => Promise<void>): () => void {
  const isUnderWay = useRef(false);
  return () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    void deed().finally(() => {
      isUnderWay.current = false;
    });
  };
}
