/** Instead of a screen whose pack is not on this phone: the pack with its size, or what else can be done. */
import type { JSX } from "preact";
import { keeping } from "../../app/state";
import { t } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Tile } from "../../ui/tile";
import { Screen } from "./frame";
import { LeaveApp } from "./leave-app";
import { LINKS } from "./links";
import { inReadersLanguage, type Offer, offers } from "./offers";
import { SavePack } from "./save-pack";

interface NotHereProps {
  readonly pack: string;
  readonly isLoading: boolean;
  readonly isFailed: boolean;
}

export function NotHere({ pack, isLoading, isFailed }: NotHereProps): JSX.Element {
  const offer = offers().find((one) => one.pack === pack);
  if (isLoading) {
    return (
      <Screen title="" back={LINKS.begin}>
        <p class="aside">{t("Even wachten …")}</p>
      </Screen>
    );
  }
  if (offer && !offer.saved) return <Unsaved offer={offer} />;
  return (
    <Screen title={t("Niet gevonden")} back={LINKS.begin}>
      <LeaveApp isCard />
      <Notice
        icon="help"
        title={isFailed ? t("Deze kaart gaat nu niet open.") : t("Deze kaart staat niet op uw telefoon.")}
        action={
          <LinkButton href={LINKS.saved} kind="main" icon="down">
            {t("Kijk wat u kunt bewaren")}
          </LinkButton>
        }
      >
        {isFailed
          ? t("De andere kaarten gaan wel open. Vraag deze kaart aan de bieb.")
          : t("Wat u bewaard hebt, is veilig.")}
      </Notice>
    </Screen>
  );
}

function Unsaved({ offer }: { readonly offer: Offer }): JSX.Element {
  const title = inReadersLanguage(offer.title);
  return (
    <Screen title={title.text} titleLang={title.lang} back={LINKS.begin}>
      <LeaveApp isCard />
      <div class="centred">
        <Tile id={offer.pack} tone={offer.tone} size={112} />
        <p class="lead">
          {keeping.value === "all"
            ? t("Bewaar dit pakket. Daarna leest u het zonder internet.")
            : t("Open dit pakket om het te lezen.")}
        </p>
      </div>
      <SavePack offer={offer} />
    </Screen>
  );
}
