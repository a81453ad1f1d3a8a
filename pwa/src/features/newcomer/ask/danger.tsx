/** The first topic: a question takes days, danger does not wait for it. The card works offline; without it there is still the number. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import { cardLink } from "../links";
import { offers } from "../offers";
import { EMERGENCY } from "../sensitive";
import { recallHere } from "../use-documents";

export function Danger(): JSX.Element {
  const holder = offers().find(
    ({ pack, saved }) =>
      saved?.manifest.resources.some(({ id }) => id === EMERGENCY) && !recallHere(pack, EMERGENCY),
  );
  return (
    <section class="danger-call">
      {holder && (
        <LinkButton href={cardLink(holder.pack, EMERGENCY)} kind="danger" icon="warning">
          {t("Ik ben in gevaar")}
        </LinkButton>
      )}
      <LinkButton href="tel:112" kind={holder ? "quiet" : "danger"} icon="phone">
        {t("Bel {number}", { number: "112" })}
      </LinkButton>
      <p class="aside">{t("Is er nu gevaar? Vraag het niet hier. Uw vraag leest iemand pas later.")}</p>
    </section>
  );
}
