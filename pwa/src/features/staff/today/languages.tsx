/** Which language was asked for: those of the place first, one tap each. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { languageName, MORE_LANGUAGES } from "../language-names";
import { place } from "../state";
import { count, counts } from "./counting";

export function Languages(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const here = place.value?.languages ?? [];
  const counted = MORE_LANGUAGES.filter(
    (tag) => !here.includes(tag) && (counts.value[`language-${tag}`] ?? 0) > 0,
  );
  const more = MORE_LANGUAGES.filter((tag) => !here.includes(tag) && !counted.includes(tag));
  return (
    <section class="asked-languages" aria-label={t("Gevraagde talen")}>
      {[...here, ...counted, ...(isOpen ? more : [])].map((tag) => (
        <button
          key={tag}
          type="button"
          class="count-chip"
          onClick={() => void count(`language-${tag}`, 1, new Date())}
        >
          <span>{languageName(tag)}</span> <strong>{counts.value[`language-${tag}`] ?? 0}</strong>
        </button>
      ))}
      {!isOpen && more.length > 0 && (
        <Button kind="quiet" icon="globe" onClick={() => setOpen(true)}>
          {t("Andere taal")}
        </Button>
      )}
    </section>
  );
}
