/** One Dutch text: what it says, the facts in it, and beside it a help to write readable Dutch. */
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { splitText } from "../../../sync/pack";
import { Icon } from "../../../ui/icon";
import type { DutchText } from "./content";
import { useDesk } from "./desk";
import type { Hint } from "./editing-api";
import { FactPicker } from "./fact-picker";

const NL_MAX = 2000; // characters, as the server has it

interface TextFieldProps {
  readonly label: string;
  readonly text: DutchText;
  readonly isLong?: boolean;
  readonly onChange: (text: DutchText) => void;
}

export function TextField({ label, text, isLong = false, onChange }: TextFieldProps): JSX.Element {
  const desk = useDesk();
  const name = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isPicking, setPicking] = useState(false);
  const hints = desk.hints.get(text.id) ?? [];
  const insert = (fact: string) => {
    const at = field.current?.selectionStart ?? text.nl.length;
    setPicking(false);
    onChange({ ...text, nl: `${text.nl.slice(0, at)}{fact:${fact}}${text.nl.slice(at)}` });
  };
  return (
    <div class="written" data-text={text.id}>
      <div class="written-head">
        <label for={name}>{label}</label>
        {desk.facts.length > 0 && <AddFact label={label} onClick={() => setPicking(true)} />}
      </div>
      <textarea
        id={name}
        ref={field}
        lang="nl"
        rows={rowsFor(text.nl, isLong)}
        maxLength={NL_MAX}
        aria-describedby={`${name}-help`}
        value={text.nl}
        onInput={({ currentTarget: { value } }) => onChange({ ...text, nl: value })}
      />
      <FactsIn text={text.nl} />
      <div id={`${name}-help`}>{hints.length > 0 && <Hints hints={hints} />}</div>
      {isPicking && <FactPicker facts={desk.facts} onPick={insert} onClose={() => setPicking(false)} />}
    </div>
  );
}

function AddFact({ label, onClick }: { readonly label: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="small"
      aria-label={t("Zet een feit in: {label}", { label })}
      onClick={onClick}
    >
      {t("+ feit")}
    </button>
  );
}

const WIDTH = 48; // characters of a line, about
const ROWS_MAX = 12;

function rowsFor(text: string, isLong: boolean): number {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / WIDTH)), 0);
  return Math.min(ROWS_MAX, Math.max(isLong ? 2 : 1, lines));
}

/** What stands in the place of each token today; one that the pack does not have is said so. */
function FactsIn({ text }: { readonly text: string }): JSX.Element | null {
  const { facts } = useDesk();
  const named = [...new Set(splitText(text).filter((_, at) => at % 2))];
  if (named.length === 0) return null;
  return (
    <ul class="tokens" aria-label={t("Feiten in deze tekst")}>
      {named.map((id) => {
        const fact = facts.find((one) => one.id === id);
        return (
          <li key={id} class={fact ? "chip" : "chip warn"}>
            <code>{id}</code> <bdi>{fact ? fact.value : t("dit feit is er niet")}</bdi>
          </li>
        );
      })}
    </ul>
  );
}

function Hints({ hints }: { readonly hints: readonly Hint[] }): JSX.Element {
  return (
    <div class="hints">
      <p>
        <Icon name="glad" size={20} /> <strong>{t("Hulp, geen oordeel")}</strong>
      </p>
      <ul>
        {hints.map((hint) => (
          <li key={`${hint.rule} ${hint.words}`}>{inWords(hint)}</li>
        ))}
      </ul>
    </div>
  );
}

function inWords({ rule, words, count = 0, most = 0, instead = "" }: Hint): string {
  if (rule === "sentence")
    return t("Lange zin, van {count} woorden. Liever hooguit {most}: “{words}”", { count, most, words });
  if (rule === "word") return t("Lang woord: “{words}”. Is er een korter woord?", { words });
  if (rule === "passive") return t("Lijdende zin: “{words}”. Wie doet het?", { words });
  return t("“{words}” staat in de woordenlijst. Schrijf liever: {instead}", { words, instead });
}
