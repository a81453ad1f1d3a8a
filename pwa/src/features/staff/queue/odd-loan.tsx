/** Something that happened to an item and cannot be: told, and mended by lending it or taking it back as it is. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import type { Oddity } from "../../../sync/merging";
import { itemOf } from "../items";
import type { OddLoan } from "../loans";
import { whenInWords } from "./moment-words";

export function OddLoanRow({ loan: { item, oddity, at } }: { readonly loan: OddLoan }): JSX.Element {
  const found = itemOf(item);
  return (
    <li class="panel">
      <strong>
        <bdi lang={found?.language}>{found?.title ?? item}</bdi>
      </strong>
      <p>{oddityWords(oddity)}</p>
      <p class="aside">{whenInWords(at)}</p>
      <p class="aside">
        <strong>{t("Wat nu?")}</strong> {t("Kijk waar het boek is, en leen het uit of neem het terug.")}
      </p>
    </li>
  );
}

function oddityWords(oddity: Oddity): string {
  switch (oddity) {
    case "lent-twice":
      return t("Twee keer uitgeleend zonder dat het terugkwam.");
    case "returned-twice":
      return t("Twee keer teruggebracht.");
    case "returned-without-loan":
      return t("Teruggebracht, en nooit uitgeleend.");
  }
}
