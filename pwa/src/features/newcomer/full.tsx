/** No room for even the little that a phone keeps: says so, and what can go. */
import type { JSX } from "preact";
import { full } from "../../app/state";
import { t } from "../../i18n/words";
import { Notice } from "../../ui/notice";
import { MakeRoom } from "./room";

/** Nothing on a phone that has room. */
export function Full(): JSX.Element | null {
  if (!full.value) return null;
  return (
    <Notice tone="warn" icon="warning" title={t("Uw telefoon is vol.")} action={<MakeRoom />}>
      {t("Wat u al had, is veilig. Nieuws kan er nu niet bij. Maak plaats en open Wegwijs dan weer.")}
    </Notice>
  );
}
