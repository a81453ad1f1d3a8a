/** Types what cannot be scanned: the code is printed below every barcode and on our own labels. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { checkLabel, isOwnLabel, itemId } from "../../../sync/items";
import { Button } from "../../../ui/button";
import { take } from "./desk";

export function TypeCode(): JSX.Element {
  const [code, write] = useState("");
  const [doubted, doubt] = useState("");
  const id = itemId(code);
  const isDoubted = id !== undefined && id === doubted;
  const send = (event: Event) => {
    event.preventDefault();
    // A slip of one letter is somebody else's book; whoever sends it twice has looked.
    if (id !== undefined && isOwnLabel(id) && !checkLabel(id) && !isDoubted) return doubt(id);
    write("");
    doubt("");
    if (id !== undefined) void take(id);
  };
  return (
    <form class="type-code" onSubmit={send}>
      <label class="field">
        <span>{t("Of typ de code")}</span>
        <input
          value={code}
          onInput={(event) => write(event.currentTarget.value)}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          dir="ltr"
          enterkeyhint="done"
          maxLength={64}
        />
      </label>
      <Button type="submit" kind="main" icon="check">
        {t("Klaar")}
      </Button>
      <p role="status">
        {isDoubted && t("Deze code klopt niet helemaal. Kijk nog een keer, of tik weer op Klaar.")}
      </p>
    </form>
  );
}
