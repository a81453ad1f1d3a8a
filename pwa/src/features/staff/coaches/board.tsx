/** The board: who looks for a coach and who is one, by language; and the ways on to it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Pictogram } from "../../../ui/pictogram";
import {
  type Coach,
  DAYS,
  DOMAINS,
  dayPartName,
  domainName,
  LEVELS,
  levelName,
  PARTS,
  readCoach,
} from "../coaching";
import { languageName } from "../language-names";
import { recordsOf, write } from "../state";
import type { StepProps } from "./coaches";
import { ALL, type Filters, filtered, groupedByLanguage } from "./filters";
import { Person } from "./person";

export function Board({ go }: StepProps): JSX.Element {
  const [filters, filter] = useState(ALL);
  const open = recordsOf("coach")
    .map(readCoach)
    .filter(({ state }) => state === "open");
  const shown = filtered(open, filters);
  return (
    <>
      <Begin go={go} />
      {open.length > 0 && <FilterRow all={open} filters={filters} onChange={filter} />}
      <div class="two-columns">
        <Column
          title={t("Zoekt een taalmaatje")}
          all={shown.filter(({ side }) => side === "demand")}
          deed={({ id }) => (
            <Button icon="search" onClick={() => go({ at: "proposals", id })}>
              {t("Zoek een taalmaatje")}
            </Button>
          )}
        />
        <Column
          title={t("Is taalmaatje")}
          // One whose certificate nobody saw is offered to nobody.
          all={shown.filter(({ side, vog }) => side === "supply" && vog)}
        />
      </div>
    </>
  );
}

function Begin({ go }: StepProps): JSX.Element {
  return (
    <section aria-labelledby="seek">
      <h2 id="seek">{t("Ik zoek een taalmaatje")}</h2>
      <div class="grid">
        <button type="button" class="topic tone-plum" onClick={() => go({ at: "language" })}>
          <Pictogram name="talk" tone="plum" size={40} />
          <strong>{t("Ik zoek: ik ben 18 jaar of ouder")}</strong>
        </button>
        <button type="button" class="topic tone-plum" onClick={() => go({ at: "too-young" })}>
          <Pictogram name="child" tone="plum" size={40} />
          <strong>{t("Ik zoek: ik ben jonger dan 18")}</strong>
        </button>
        <button type="button" class="topic tone-leaf" onClick={() => go({ at: "supply" })}>
          <Pictogram name="heart" tone="leaf" size={40} />
          <strong>{t("Een vrijwilliger invoeren")}</strong>
        </button>
      </div>
    </section>
  );
}

interface FilterRowProps {
  readonly all: readonly Coach[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

function FilterRow({ all, filters, onChange }: FilterRowProps): JSX.Element {
  const languages = groupedByLanguage(all).map(([tag]) => [tag, languageName(tag)] as const);
  const dayparts = DAYS.flatMap((day) => PARTS.map((part) => `${day}-${part}`));
  const rows: readonly (readonly [keyof Filters, string, readonly (readonly [string, string])[]])[] = [
    ["language", t("Taal"), languages],
    ["level", t("Niveau"), LEVELS.map((level) => [level, levelName(level)])],
    ["daypart", t("Dagdeel"), dayparts.map((daypart) => [daypart, dayPartName(daypart)])],
    ["domain", t("Leerdomein"), DOMAINS.map((domain) => [String(domain), domainName(domain)])],
  ];
  return (
    <div class="filters">
      {rows.map(([name, label, options]) => (
        <label key={name} class="field">
          <span>{label}</span>
          <select
            value={filters[name]}
            onChange={({ currentTarget }) => onChange({ ...filters, [name]: currentTarget.value })}
          >
            <option value="">{t("Alles")}</option>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly all: readonly Coach[];
  readonly deed?: (coach: Coach) => JSX.Element;
}

function Column({ title, all, deed }: ColumnProps): JSX.Element {
  return (
    <section class="panel" aria-label={title}>
      <h2>{title}</h2>
      {all.length === 0 && <p class="aside">{t("Nog niemand.")}</p>}
      {groupedByLanguage(all).map(([language, people]) => (
        <div key={language}>
          <h3>
            {languageName(language)} ({people.length})
          </h3>
          <ul class="somebodies">
            {people.map((coach) => (
              <li key={coach.id}>
                <Person coach={coach}>
                  {deed?.(coach)}
                  <Button
                    kind="quiet"
                    icon="close"
                    onClick={() => void write("coach", coach.id, { state: "gone" })}
                  >
                    {t("Van het bord")}
                  </Button>
                </Person>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
