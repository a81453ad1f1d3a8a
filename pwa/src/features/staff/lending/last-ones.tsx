/** The last three scans, each with its way back. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { type Done, done, isUndoable, undo } from "./desk";
import { ItemName, itemName } from "./item-name";

export function LastOnes(): JSX.Element {
  return (
    <section class="panel last-ones">
      <h2>{t("Laatste 3")}</h2>
      {done.value.length === 0 && <p class="aside">{t("Nog niets gescand.")}</p>}
      <ul>
        {done.value.map((one) => (
          <li key={one.id}>
            <Line one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ one }: { readonly one: Done }): JSX.Element {
  return (
    <>
      <span>
        <bdi dir="ltr">{clock(one.at)}</bdi> · {one.what === "lent" ? t("uitgeleend") : t("terug")} ·{" "}
        <ItemName id={one.item} />
      </span>
      {isUndoable(one) && (
        <Button
          kind="quiet"
          label={t("Maak ongedaan: {title}", { title: itemName(one.item) })}
          onClick={() => void undo(one)}
        >
          {t("Maak ongedaan")}
        </Button>
      )}
    </>
  );
}

/** 14:05, where the tablet is. */
function clock(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
}
