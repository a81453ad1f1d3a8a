/** Instead of a card that publishers took back: that it was, why, and what to do. */
import type { JSX } from "preact";
import { language, t } from "../../i18n/words";
import { fallbackChain } from "../../sync/pack";
import type { Recall } from "../../sync/recalls";
import { LinkButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Screen } from "./frame";
import { LINKS, packLink } from "./links";

export function Recalled({ recall }: { readonly recall: Recall }): JSX.Element {
  const tag = fallbackChain(language.value).find((near) => near in recall.reason);
  return (
    <Screen title={t("Niet meer geldig")} back={packLink(recall.pack)}>
      <Notice
        tone="warn"
        icon="warning"
        title={t("De bibliotheek heeft deze kaart teruggenomen.")}
        action={
          <LinkButton href={LINKS.ask} kind="main" icon="talk">
            {t("Vraag het de bieb")}
          </LinkButton>
        }
      >
        {tag !== undefined && <p lang={tag}>{recall.reason[tag]}</p>}
        <p>{t("Gebruik deze informatie niet meer. De andere kaarten zijn goed. Gevaar? Bel 112.")}</p>
      </Notice>
    </Screen>
  );
}
