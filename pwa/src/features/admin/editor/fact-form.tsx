/** The form of one fact: its value, who says so, when somebody looked, until when it holds, and what happens then. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { LAWS } from "./about-fields";
import type { PackFact } from "./content";
import { type Faults, faultAt, faultsIn } from "./faults";
import type { SimpleField as Simple } from "./fields";
import { SimpleField } from "./simple-field";
import { useFocusFault } from "./use-focus-fault";
import { type Path, valueAt, withValue } from "./values";

const KINDS: Simple = {
  kind: "choice",
  name: "kind",
  label: () => t("Soort"),
  options: [
    { value: "phone", label: () => t("telefoonnummer") },
    { value: "money", label: () => t("bedrag") },
    { value: "number", label: () => t("getal") },
    { value: "date", label: () => t("datum") },
    { value: "time", label: () => t("tijd") },
    { value: "url", label: () => t("website") },
    { value: "code", label: () => t("code") },
  ],
};

const EXPIRIES: Simple = {
  kind: "choice",
  name: "expiry",
  label: () => t("En na die dag, zonder nieuwe waarde?"),
  options: [
    { value: "warn", label: () => t("blijft staan, met een waarschuwing") },
    { value: "hide", label: () => t("verdwijnt: “vraag de bieb”") },
  ],
};

const FIELDS: readonly Simple[] = [
  { kind: "line", name: "value", label: () => t("Waarde") },
  KINDS,
  { kind: "line", name: "source_name", label: () => t("Wie zegt dit?") },
  { kind: "address", name: "source", label: () => t("Op welke pagina staat dat?") },
  { kind: "day", name: "last_checked", label: () => t("Gecheckt op") },
  { kind: "day", name: "valid_until", label: () => t("Geldt tot en met"), isOptional: true },
  EXPIRIES,
  { kind: "choice", name: "law", label: () => t("Hoe vast is de wet?"), options: LAWS },
  { kind: "line", name: "owner", label: () => t("Wie houdt dit bij?") },
];

const SUCCESSOR: readonly Simple[] = [
  { kind: "line", name: "value", label: () => t("Nieuwe waarde"), isOptional: true },
  { kind: "day", name: "valid_from", label: () => t("Nieuwe waarde vanaf"), isOptional: true },
];

const ID: Simple = { kind: "line", name: "id", label: () => t("Naam, zonder spaties") };

/** "successor.value" as its label says it. */
export function fieldOfFact(path: string): string {
  const name = path.replace(/^successor\./, "");
  const fields = name === path ? FIELDS : SUCCESSOR;
  return fields.find((field) => field.name === name)?.label() ?? t("Nieuwe waarde");
}

interface FactFormProps {
  /** A new one where it is missing. */
  readonly fact?: PackFact;
  /** Names that are given out already. */
  readonly taken?: readonly string[];
  readonly isBusy: boolean;
  /** The field that the server found fault with. */
  readonly faulty?: string | undefined;
  readonly onSave: (fact: PackFact) => void;
}

export function FactForm({ fact, taken = [], isBusy, faulty, onSave }: FactFormProps): JSX.Element {
  const [now, setNow] = useState<PackFact>(fact ?? newFact());
  const [found, setFound] = useState<Faults>({});
  const form = useFocusFault(found, faulty);
  const faults = { ...faultAt([ID, ...FIELDS], faulty), ...found };
  const draw = (fields: readonly Simple[], path: Path) =>
    fields.map((field) => (
      <SimpleField
        key={field.name}
        field={field}
        value={valueAt(now, [...path, field.name])}
        fault={faults[[...path, field.name].join(".")]}
        onChange={(value) => setNow(withValue(now, [...path, field.name], value))}
      />
    ));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const whole = withoutEmptySuccessor(now);
    const wrong = { ...faultsOf(whole), ...(fact ? {} : nameFault(now.id, taken)) };
    setFound(wrong);
    if (Object.keys(wrong).length === 0) onSave(whole);
  };
  return (
    <form
      ref={form}
      class="part"
      aria-label={fact ? t("Feit {name}", { name: fact.id }) : t("Nieuw feit")}
      noValidate
      onSubmit={save}
    >
      {!fact && draw([ID], [])}
      {draw(FIELDS, [])}
      {draw(SUCCESSOR, ["successor"])}
      <Button type="submit" kind="main" icon="check" isBusy={isBusy}>
        {t("Bewaar")}
      </Button>
    </form>
  );
}

function faultsOf(fact: PackFact): Faults {
  const { last_checked, valid_until, successor } = fact;
  const whole = SUCCESSOR.map((field) => ({ ...field, isOptional: false }));
  return {
    ...faultsIn(FIELDS, fact),
    ...(successor ? faultsIn(whole, fact, ["successor"]) : {}),
    ...(valid_until && last_checked && valid_until < last_checked
      ? { valid_until: t("Deze dag ligt voor de dag waarop het gecheckt is.") }
      : {}),
  };
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

function nameFault(name: string, taken: readonly string[]): Faults {
  if (taken.includes(name)) return { id: t("Er is al een feit met deze naam.") };
  return NAME.test(name) ? {} : { id: t("Alleen letters, cijfers en streepjes, zonder spaties.") };
}

function newFact(): PackFact {
  return {
    id: "",
    kind: "phone",
    value: "",
    source: "https://",
    source_name: "",
    last_checked: new Date().toISOString().slice(0, 10),
    expiry: "warn",
    law: "stable",
    owner: "redactie",
  };
}

function withoutEmptySuccessor(fact: PackFact): PackFact {
  const { successor, ...rest } = fact;
  const { value = "", valid_from = "" } = successor ?? {};
  return value === "" && valid_from === "" ? rest : { ...rest, successor: { value, valid_from } };
}
