/** The button behind which bytes are: on mobile data it asks first, and waiting is an answer. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { sizeInPhotos, sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import type { Need } from "../../store/database";
import { Button, type ButtonKind, RoundButton } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import type { IconName } from "../../ui/icon";
import { Isolated } from "../../ui/isolated";
import { metered, startSaving, waitWithSaving } from "./downloads";
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

export function SaveButton(props: SaveButtonProps): JSX.Element {
  const { offer, needs, kind = "second", icon = "down", label, children } = props;
  const [isAsking, setAsking] = useState(false);
  const tap = () => (metered.value ? setAsking(true) : void startSaving(offer, needs));
  return (
    <>
      {label === undefined ? (
        <Button kind={kind} icon={icon} onClick={tap}>
          {children}
        </Button>
      ) : (
        <RoundButton icon={icon} label={label} onClick={tap} />
      )}
      {isAsking && <Question offer={offer} needs={needs} onClose={() => setAsking(false)} />}
    </>
  );
}

interface QuestionProps {
  readonly offer: Offer;
  readonly needs: readonly Need[] | undefined;
  readonly onClose: () => void;
}

function Question({ offer, needs, onClose }: QuestionProps): JSX.Element {
  const wanted = needs ?? offer.saved?.needs ?? ["core"];
  const bytes = saveBytes(offer, wanted);
  const answer = (work: () => Promise<void>) => () => {
    onClose();
    void work();
  };
  return (
    <Dialog title={t("U gebruikt mobiel internet")} onClose={onClose}>
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
    </Dialog>
  );
}
