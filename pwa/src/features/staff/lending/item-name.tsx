/** How an item is called: by its title in its own language, or by its code where this tablet does not know it. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { itemOf } from "../items";

export function ItemName({ id }: { readonly id: string }): JSX.Element {
  const found = itemOf(id);
  if (!found) return <UnknownItem id={id} />;
  return (
    <bdi lang={found.language} dir="auto">
      {found.title}
    </bdi>
  );
}

/** Lent all the same, and marked. */
function UnknownItem({ id }: { readonly id: string }): JSX.Element {
  return (
    <>
      {t("Onbekend boek")}{" "}
      <bdi class="item-code" dir="ltr">
        {id}
      </bdi>
    </>
  );
}

/** The same as one text, for a label that is read aloud. */
export function itemName(id: string): string {
  return itemOf(id)?.title ?? `${t("Onbekend boek")} ${id}`;
}
