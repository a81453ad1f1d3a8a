/** What is counted: exactly what stands on this phone and will be sent, nothing hidden. */
import type { JSX } from "preact";
import { outboxState, packs } from "../../../app/state";
import { periodInWords } from "../../../i18n/formats";
import { autonymOf, directionOf } from "../../../i18n/languages";
import { DUTCH, t } from "../../../i18n/words";
import { counted, type Metric } from "../../../store/counters";
import { type Counter, type CounterRow, NO_LANGUAGE } from "../../../sync/batches";
import { Isolated } from "../../../ui/isolated";
import { Notice } from "../../../ui/notice";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { type Names, readNames } from "../names";
import { useLoaded } from "../use-loaded";

export function CountedScreen(): JSX.Element {
  const rows = useLoaded(counted, [outboxState.value]);
  const names = useLoaded(readNames, [packs.value]);
  return (
    <Screen title={t("Wat wordt er geteld?")} back={LINKS.settings}>
      <p class="lead">{t("Deze aantallen staan nu op uw telefoon. Meer telt hij niet.")}</p>
      <p>{t("Er staat nooit een naam bij, geen nummer en geen uur. Uw plek staat nooit bij uw taal.")}</p>
      {typeof rows === "object" && rows.value.length === 0 && (
        <Notice icon="check">{t("Er is nu niets geteld.")}</Notice>
      )}
      {typeof rows === "object" && rows.value.length > 0 && typeof names === "object" && (
        <Rows rows={rows.value} names={names.value} />
      )}
    </Screen>
  );
}

function Rows({ rows, names }: { readonly rows: readonly Counter[]; readonly names: Names }): JSX.Element {
  return (
    <ul class="checks">
      {rows.map(({ period, row }) => (
        <li key={JSON.stringify([period, row])}>
          <strong>
            <About row={row} names={names} />
            <Isolated text={` · ${METRICS[row.metric]()}: ${row.n}`} />
          </strong>
          <p class="aside">
            <Isolated text={[...languageOf(row), periodInWords(period)].join(" · ")} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function languageOf(row: CounterRow): readonly string[] {
  return "language" in row && row.language !== NO_LANGUAGE ? [autonymOf(row.language)] : [];
}

interface AboutProps {
  readonly row: CounterRow;
  readonly names: Names;
}

/** What was used: a place, a card, or a pack where the card is left out on purpose (clause 3.1). */
function About({ row, names }: AboutProps): JSX.Element {
  const id = "place" in row ? row.place : (row.resource ?? ("pack" in row ? row.pack : null));
  if (id === null) return <>{OUTSIDE[row.metric]?.() ?? t("een pakket")}</>;
  const { text, lang } = names.get(id) ?? { text: id, lang: DUTCH };
  return (
    <bdi lang={lang} dir={directionOf(lang)}>
      {text}
    </bdi>
  );
}

/** What is counted outside any pack. */
const OUTSIDE: Readonly<Partial<Record<Metric, () => string>>> = {
  missed: () => t("zoeken"),
  "no-language": () => t("Taal"),
};

const METRICS: Readonly<Record<Metric, () => string>> = {
  opened: () => t("geopend"),
  shown: () => t("laten zien"),
  saved: () => t("bewaard"),
  left: () => t("Nieuwe versie"),
  renewed: () => t("Nieuwe versie"),
  good: () => t("ja, heb ik iets aan"),
  bad: () => t("nee, heb ik niets aan"),
  "bad-unclear": () => t("ik begrijp het niet"),
  "bad-wrong": () => t("het klopt niet"),
  "bad-missing": () => t("ik mis iets"),
  "bad-language": () => t("de vertaling is niet goed"),
  asked: () => t("gevraagd"),
  missed: () => t("niet gevonden"),
  "no-language": () => t("Mijn taal staat er niet"),
};
