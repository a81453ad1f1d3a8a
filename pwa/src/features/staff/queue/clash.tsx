/** Two versions of one field side by side, with who wrote each, when and on which tablet: keep one, or both. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import type { Write } from "../../../sync/merging";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { writtenAt } from "../moments";
import { briefing, queue, texts, write } from "../state";
import { whenInWords } from "./moment-words";
import { fieldName, recordName, valueWords } from "./plain-words";
import { type Both, bothOf, type Clash, type Version } from "./resolving";

const LETTERS = "ABCDEFGH";
const TEXT_MAX = 2000; // characters, clause 4.1

export function ClashCard({ clash }: { readonly clash: Clash }): JSX.Element {
  const { record, name, versions } = clash;
  const both = bothOf(versions.map(({ value }) => value));
  const keep = async (patch: Readonly<Record<string, unknown>>, text?: string) => {
    await write(record.entity, record.entity_id, patch, text);
    announce(t("Dat is opgelost."));
    document.querySelector<HTMLElement>("#clashes, h1")?.focus(); // the button is gone
  };
  return (
    <article class="panel" aria-label={recordName(record.entity, record.entity_id)}>
      <h3>
        {recordName(record.entity, record.entity_id)}: {fieldName(name)}
      </h3>
      <div class="versions">
        {versions.map((version, at) => (
          <VersionCard
            key={version.writes[0]?.op_id}
            name={name}
            letter={LETTERS[at] ?? ""}
            version={version}
            onKeep={() => void keep({ [name]: version.value })}
          />
        ))}
      </div>
      {both && <KeepBoth both={both} name={name} onKeep={(patch, text) => void keep(patch, text)} />}
    </article>
  );
}

interface VersionCardProps {
  readonly name: string;
  readonly letter: string;
  readonly version: Version;
  readonly onKeep: () => void;
}

function VersionCard({ name, letter, version, onKeep }: VersionCardProps): JSX.Element {
  return (
    <div class="version">
      <strong>{letter}</strong>
      <blockquote dir="auto">{valueWords(name, version.value)}</blockquote>
      {version.writes.map((one) => (
        <p key={one.op_id} class="aside">
          {writtenBy(one)}
        </p>
      ))}
      <Button onClick={onKeep}>{t("Houd {letter}", { letter })}</Button>
    </div>
  );
}

interface KeepBothProps {
  readonly both: Both;
  readonly name: string;
  readonly onKeep: (patch: Readonly<Record<string, unknown>>, text?: string) => void;
}

function KeepBoth({ both, name, onKeep }: KeepBothProps): JSX.Element {
  const [number, choose] = useState<number>();
  if (both.way === "number") {
    return (
      <div class="filters">
        <label class="field">
          <span>{t("Of een ander getal")}</span>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={1000}
            onInput={({ currentTarget }) => choose(currentTarget.valueAsNumber)}
          />
        </label>
        <Button
          isDisabled={!Number.isInteger(number) || Number(number) < 0 || Number(number) > 1000}
          onClick={() => onKeep({ [name]: number })}
        >
          {t("Houd dit getal")}
        </Button>
      </div>
    );
  }
  const keep = () =>
    both.way === "list" ? onKeep({ [name]: both.value }) : onKeep({}, joined(both.hashes).slice(0, TEXT_MAX));
  return (
    <Button icon="plus" onClick={keep}>
      {t("Houd allebei")}
    </Button>
  );
}

function joined(hashes: readonly string[]): string {
  return hashes.flatMap((hash) => texts.value.get(hash) ?? []).join("\n");
}

/** "Samira · 14:12 · deze tablet" */
function writtenBy({ actor, replica, hlc }: Write): string {
  const who = briefing.value?.people.find(({ id }) => id === actor)?.name ?? t("iemand van het team");
  const where = replica === queue.value.replica ? t("deze tablet") : t("een andere tablet");
  return [who, whenInWords(writtenAt(hlc)), where].join(" · ");
}
