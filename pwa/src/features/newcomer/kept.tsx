/** Where this browser keeps less than the app would: what cannot be done here, what can, and what to do about it. */
import type { ComponentChildren, JSX } from "preact";
import { keeping } from "../../app/state";
import { t } from "../../i18n/words";
import { Notice } from "../../ui/notice";

/** Nothing where all is kept; `children` is what else to do on this screen. */
export function Kept({ children }: { readonly children?: ComponentChildren }): JSX.Element | null {
  if (keeping.value === "all") return null;
  if (keeping.value === "packs") {
    return (
      <Notice icon="offline" title={t("Hier kunt u alleen lezen met internet.")}>
        {t(
          "Deze browser opent Wegwijs niet zonder internet. Open Wegwijs in een gewone browser, niet privé.",
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" icon="warning" title={t("Hier kunt u alleen lezen.")}>
      {t("Wegwijs bewaart hier niets en verstuurt niets.")}{" "}
      {isSecureContext
        ? t("Open Wegwijs in een gewone browser, niet privé. Wat u daar bewaarde, is veilig.")
        : t("Dit adres is niet beveiligd. Vraag de bieb om het goede adres.")}{" "}
      {children}
    </Notice>
  );
}
