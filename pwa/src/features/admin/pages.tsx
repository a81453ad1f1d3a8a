/** Newer and older, where there is more than the server gives at once. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";

const PAGE = 100; // rows

interface PagesProps {
  readonly page: number;
  readonly total: number;
  readonly onTurn: (page: number) => void;
}

export function Pages({ page, total, onTurn }: PagesProps): JSX.Element | null {
  if (total <= PAGE) return null;
  return (
    <div class="answers">
      <Button kind="quiet" icon="back" isDisabled={page === 0} onClick={() => onTurn(page - 1)}>
        {t("Nieuwere")}
      </Button>
      <Button
        kind="quiet"
        icon="next"
        isDisabled={(page + 1) * PAGE >= total}
        onClick={() => onTurn(page + 1)}
      >
        {t("Oudere")}
      </Button>
    </div>
  );
}
