/** The keys of the page on which one translates: every deed has one, and a list says which. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";

/** Every deed that has a key, in the order of the list; what is not given cannot be done here. */
export interface KeyDeeds {
  readonly save?: () => void;
  readonly review?: () => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly token?: () => void;
  readonly empty?: () => void;
  readonly remark?: () => void;
  readonly choose?: () => void;
}

interface Key {
  readonly deed: keyof KeyDeeds;
  readonly keys: string;
  readonly words: () => string;
  readonly isPressed: (event: KeyboardEvent) => boolean;
}

const withControl = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;
const control =
  (key: string, isShifted = false) =>
  (event: KeyboardEvent) =>
    withControl(event) && event.shiftKey === isShifted && event.key === key;
const alone = (key: string) => (event: KeyboardEvent) => !withControl(event) && event.key === key;

const KEYS: readonly Key[] = [
  { deed: "save", keys: "Ctrl + Enter", words: () => t("bewaar en ga verder"), isPressed: control("Enter") },
  {
    deed: "review",
    keys: "Ctrl + Shift + Enter",
    words: () => t("nagekeken, en verder"),
    isPressed: control("Enter", true),
  },
  { deed: "next", keys: "Ctrl + ↓", words: () => t("volgende"), isPressed: control("ArrowDown") },
  { deed: "previous", keys: "Ctrl + ↑", words: () => t("vorige"), isPressed: control("ArrowUp") },
  {
    deed: "token",
    keys: "Ctrl + .",
    words: () => t("het eerste feit dat nog ontbreekt in de tekst"),
    isPressed: control("."),
  },
  {
    deed: "empty",
    keys: "Ctrl + Shift + Backspace",
    words: () => t("haal de vertaling weg"),
    isPressed: control("Backspace", true),
  },
  { deed: "remark", keys: "F2", words: () => t("naar de opmerkingen"), isPressed: alone("F2") },
  { deed: "choose", keys: "F4", words: () => t("kies welke teksten u ziet"), isPressed: alone("F4") },
];
const THIS_LIST = "Ctrl + /";
const SHORT: readonly (keyof KeyDeeds)[] = ["save", "review", "next", "previous"];

/** Follows the keyboard of the whole page, but for what a dialog asks. */
export function useKeys(deeds: KeyDeeds): void {
  const current = useRef(deeds);
  current.current = deeds;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector("dialog[open]")) return;
      const deed = KEYS.find(({ isPressed }) => isPressed(event))?.deed;
      const perform = deed && current.current[deed];
      if (!perform) return;
      event.preventDefault();
      perform();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

/** The keys that somebody needs all day, always in sight, and behind a question mark all of them. */
export function Keys({ deeds }: { readonly deeds: KeyDeeds }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const ask = (event: KeyboardEvent) => {
      const isTyped = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      const isAsked = event.key === "?" && !isTyped;
      if (!(isAsked || control("/")(event)) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", ask);
    return () => removeEventListener("keydown", ask);
  }, []);
  const there = KEYS.filter(({ deed }) => deeds[deed]);
  return (
    <>
      <div class="keys aside">
        {there
          .filter(({ deed }) => SHORT.includes(deed))
          .map(({ keys, words }) => (
            <span key={keys}>
              <kbd>{keys}</kbd> {words()}
            </span>
          ))}
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t("Alle toetsen (?)")}
        </Button>
      </div>
      {isOpen && <KeyList there={there} onClose={() => setOpen(false)} />}
    </>
  );
}

function KeyList({ there, onClose }: { readonly there: readonly Key[]; readonly onClose: () => void }) {
  const list = { keys: THIS_LIST, words: () => t("deze lijst; ook ? buiten een vak") };
  return (
    <Dialog title={t("Toetsen")} onClose={onClose}>
      <dl class="all-keys">
        {[...there, list].map(({ keys, words }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words()}</dd>
          </div>
        ))}
      </dl>
      <div class="answers">
        <Button onClick={onClose}>{t("Sluit")}</Button>
      </div>
    </Dialog>
  );
}
