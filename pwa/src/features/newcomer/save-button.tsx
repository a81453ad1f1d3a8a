/**
 * The button behind which bytes are: on mobile data it asks first, and waiting is an answer. Before the first pack in the
 * tab of an iPhone it shows the way to the home screen, and "not now" saves.
 */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { sizeInPhotos, sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import type { Need } from "../../store/database";
import { Button, type ButtonKind, RoundButton } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import type { IconName } from "../../ui/icon";
import { Isolated } from "../../ui/isolated";
import { downloads, metered, startSaving, waitWithSaving } from "./downloads";
import { HomeScreenSteps } from "./home-screen-steps";
import { isHomeScreenFirst } from "./installing";
import { type Offer, saveBytes } from "./offers";

interface SaveButtonProps {
  readonly offer: Offer;
  readonly needs?: readonly Need[];
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** Shown as a round button with this label. */
  readonly label?: string;
  readonly children?: ComponentChildren;
}

type Question = "home-screen" | "costs";

export function SaveButton(props: SaveButtonProps): JSX.Element {
  const { offer, needs, kind = "second", icon = "down", label, children } = props;
  const [question, ask] = useState<Question>();
  const close = () => ask(undefined);
  const goOn = () => {
    if (metered.value) return ask("costs");
    close();
    void startSaving(offer, needs);
  };
  const isNew = downloads.value[offer.pack] === undefined;
  const tap = () => (isNew && isHomeScreenFirst() ? ask("home-screen") : goOn());
  return (
    <>
      {label === undefined ? (
        <Button kind={kind} icon={icon} onClick={tap}>
          {children}
        </Button>
      ) : (
        <RoundButton icon={icon} label={label} onClick={tap} />
      )}
      {question && (
        <Dialog title={TITLES[question]()} onClose={close}>
          {question === "costs" ? (
            <Costs offer={offer} needs={needs} onClose={close} />
          ) : (
            <HomeScreenFirst onSkip={goOn} />
          )}
        </Dialog>
      )}
    </>
  );
}

const TITLES: Readonly<Record<Question, () => string>> = {
  "home-screen": () => t("Zet Wegwijs op uw beginscherm"),
  costs: () => t("U gebruikt mobiel internet"),
};

/** What is saved in the tab of an iPhone is not in the app on its home screen. */
function HomeScreenFirst({ onSkip }: { readonly onSkip: () => void }): JSX.Element {
  return (
    <>
      <p>{t("Daar blijft alles bewaard, ook zonder internet.")}</p>
      <HomeScreenSteps />
      <Button kind="quiet" onClick={onSkip}>
        {t("Nu niet")}
      </Button>
    </>
  );
}

interface CostsProps {
  readonly offer: Offer;
  readonly needs: readonly Need[] | undefined;
  readonly onClose: () => void;
}

function Costs({ offer, needs, onClose }: CostsProps): JSX.Element {
  const wanted = needs ?? offer.saved?.needs ?? ["core"];
  const bytes = saveBytes(offer, wanted);
  const answer = (work: () => Promise<void>) => () => {
    onClose();
    void work();
  };
  return (
    <>
      <p>
        <Isolated
          text={t("Dit is hoogstens {size}: {photos}.", {
            size: sizeInWords(bytes),
            photos: sizeInPhotos(bytes),
          })}
        />{" "}
        {t("Met wifi kost het u niets. Wat u al hebt, blijft hetzelfde.")}
      </p>
      <div class="answers">
        <Button kind="main" icon="pause" onClick={answer(() => waitWithSaving(offer, wanted))}>
          {t("Wacht op wifi")}
        </Button>
        <Button kind="quiet" icon="down" onClick={answer(() => startSaving(offer, needs))}>
          {t("Nu bewaren")}
        </Button>
      </div>
    </>
  );
}
