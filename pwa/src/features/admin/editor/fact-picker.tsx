/** Chooses a fact of the pack for a text: its value is then the same everywhere, and changes everywhere at once. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import type { PackFact } from "./content";

interface FactPickerProps {
  readonly facts: readonly PackFact[];
  readonly onPick: (fact: string) => void;
  readonly onClose: () => void;
}

export function FactPicker({ facts, onPick, onClose }: FactPickerProps): JSX.Element {
  const [sought, setSought] = useState("");
  const found = facts.filter(({ id, value, source_name }) =>
    `${id} ${value} ${source_name}`.toLowerCase().includes(sought.toLowerCase()),
  );
  return (
    <Dialog title={t("Kies een feit")} onClose={onClose}>
      <label class="field">
        <span>{t("Zoek")}</span>
        <input type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </label>
      <ul class="facts-to-pick">
        {found.map(({ id, value, source_name, last_checked }) => (
          <li key={id}>
            <button type="button" onClick={() => onPick(id)}>
              <strong>
                <bdi>{value}</bdi>
              </strong>
              <span>
                <code>{id}</code> · <bdi>{source_name}</bdi> · {dayInWords(last_checked)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div class="answers">
        <Button kind="quiet" onClick={onClose}>
          {t("Geen feit")}
        </Button>
      </div>
    </Dialog>
  );
}
