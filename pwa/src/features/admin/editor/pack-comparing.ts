/** What differs between two states of a pack itself, place by place, in an editor's words. */
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { languageInDutch } from "../names";
import { AUDIENCES, LAWS, PHASES, TRACKS } from "./about-fields";
import type { PackFact, Theme, WholePack } from "./content";
import { type Option, TONES } from "./fields";
import { isSame } from "./values";

/** `before` is missing for what is new, `after` for what is gone. */
export interface Difference {
  readonly where: string;
  readonly before?: string;
  readonly after?: string;
}

/** The titles of cards by their ids; one that is not among them is told by its id. */
type Titles = ReadonlyMap<string, string>;

export function packDifferences(before: WholePack, after: WholePack, titles: Titles): readonly Difference[] {
  const inOrder = (cards: readonly string[]) => cards.map((card) => titles.get(card) ?? card).join(" · ");
  return [
    ...differing(aboutInWords(before), aboutInWords(after)),
    ...differing(themesInWords(before.themes), themesInWords(after.themes)),
    ...differing(factsInWords(before.facts), factsInWords(after.facts)),
    ...differing(
      new Map([[t("De volgorde van de kaarten"), inOrder(before.resources)]]),
      new Map([[t("De volgorde van de kaarten"), inOrder(after.resources)]]),
    ),
  ];
}

type Said = ReadonlyMap<string, string>;

function differing(before: Said, after: Said): readonly Difference[] {
  const places = [...new Set([...after.keys(), ...before.keys()])];
  return places.flatMap((where) => {
    const [was, is] = [before.get(where), after.get(where)];
    if (isSame(was, is)) return [];
    return [
      { where, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
    ];
  });
}

function aboutInWords(pack: WholePack): Said {
  return new Map([
    [t("Titel"), pack.title.nl],
    [t("Samenvatting"), pack.summary.nl],
    [t("Wie leest dit?"), named(AUDIENCES, pack.audience)],
    [t("Voor wie?"), named(TRACKS, pack.track)],
    [t("Fase"), pack.phases.map((phase) => named(PHASES, `${phase}`)).join(", ")],
    [t("Kleur"), named(TONES, pack.tone)],
    [t("Talen"), pack.languages.map(languageInDutch).join(", ")],
  ]);
}

function themesInWords(themes: readonly Theme[]): Said {
  const each = themes.map(
    ({ id, title, icon, tone }) =>
      [t("Thema {name}", { name: id }), [title.nl, icon, named(TONES, tone)].join(", ")] as const,
  );
  return new Map([...each, [t("De volgorde van de thema’s"), themes.map(({ id }) => id).join(", ")]]);
}

function factsInWords(facts: readonly PackFact[] = []): Said {
  return new Map(facts.map((fact) => [t("Feit {name}", { name: fact.id }), factInWords(fact)]));
}

function factInWords({ value, source_name, source, law, owner, ...fact }: PackFact): string {
  const { last_checked, valid_until, expiry, successor } = fact;
  return [
    value,
    source_name,
    source,
    t("gecheckt op {day}", { day: dayInWords(last_checked) }),
    ...(valid_until ? [t("geldt tot en met {day}", { day: dayInWords(valid_until) })] : []),
    expiry === "hide" ? t("verdwijnt daarna") : t("blijft daarna staan"),
    ...(successor
      ? [t("vanaf {day}: {value}", { day: dayInWords(successor.valid_from), value: successor.value })]
      : []),
    named(LAWS, law),
    owner,
  ].join(" · ");
}

function named(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label() ?? value;
}
