/** Before a translation is taken back: what readers get instead. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";

interface EmptyDialogProps {
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function EmptyDialog({ onYes, onClose }: EmptyDialogProps): JSX.Element {
  const decide = () => {
    onClose();
    onYes();
  };
  return (
    <Dialog title={t("Deze vertaling weghalen?")} onClose={onClose}>
      <p>
        {t(
          "Wie deze taal leest, krijgt vanaf de volgende uitgave een andere taal. De tekst blijft staan bij wat hier eerder stond.",
        )}
      </p>
      <div class="answers">
        <Button kind="danger" icon="trash" onClick={decide}>
          {t("Haal weg")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("Niet doen")}
        </Button>
      </div>
    </Dialog>
  );
}
