/** Instead of what a pack would show: that it is not on this tablet, and what to do. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { online } from "./state";

export function NoPack({ children }: { readonly children: string }): JSX.Element {
  return (
    <Notice
      icon="down"
      title={children}
      action={
        <LinkButton href="#/visit" icon="check">
          {t("Kijk wat er nog moet komen")}
        </LinkButton>
      }
    >
      {online.value
        ? t("De tablet haalt de pakketten vanzelf. Wacht even, of kijk of alles klaar is voor vertrek.")
        : t(
            "Met internet haalt de tablet de pakketten vanzelf. Tot dan werkt de rest van de dag gewoon door.",
          )}
    </Notice>
  );
}
