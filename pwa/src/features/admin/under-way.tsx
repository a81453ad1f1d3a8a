/** Says that the server is being asked, where it takes longer than somebody thinks nothing of. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { asked } from "./call";

const LONG = 600; // ms

export function UnderWay(): JSX.Element {
  const [isLong, setLong] = useState(false);
  const isAsked = asked.value > 0;
  useEffect(() => {
    setLong(false);
    if (!isAsked) return undefined;
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, [isAsked]);
  return (
    <div class="under-way" aria-live="polite">
      {isLong && <span class="chip">{t("Even wachten …")}</span>}
    </div>
  );
}
