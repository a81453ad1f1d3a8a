/** What is counted: exactly what stands on this phone and will be sent, nothing hidden. */
import type { JSX } from "preact";
import { outboxState } from "../../../app/state";
import { t } from "../../../i18n/words";
import { counted, type Metric } from "../../../store/counters";
import type { Counter } from "../../../sync/batches";
import { Notice } from "../../../ui/notice";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { useLoaded } from "../use-loaded";

export function CountedScreen(): JSX.Element {
  const rows = useLoaded(counted, [outboxState.value]);
  return (
    <Screen title={t("Wat wordt er geteld?")} back={LINKS.settings}>
      <p class="lead">{t("Dit staat nu op uw telefoon. Meer gaat er niet weg.")}</p>
      <p>{t("Er staat nooit een naam bij, geen nummer en geen uur. Uw plek staat nooit bij uw taal.")}</p>
      {typeof rows === "object" && rows.value.length === 0 && (
        <Notice icon="check">{t("Er is nu niets geteld.")}</Notice>
      )}
      {typeof rows === "object" && rows.value.length > 0 && <Rows rows={rows.value} />}
    </Screen>
  );
}

function Rows({ rows }: { readonly rows: readonly Counter[] }): JSX.Element {
  return (
    <ul class="checks">
      {rows.map(({ period, row: { metric, n, ...of } }) => (
        <li key={JSON.stringify([period, metric, of])}>
          <strong>
            {METRICS[metric]()}: {n}
          </strong>
          <p class="aside">
            <bdi dir="ltr">{[period, ...Object.values(of)].filter(Boolean).join(" · ")}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}

const METRICS: Readonly<Record<Metric, () => string>> = {
  opened: () => t("geopend"),
  shown: () => t("laten zien"),
  saved: () => t("bewaard"),
  good: () => t("ja, heb ik iets aan"),
  bad: () => t("nee, heb ik niets aan"),
  asked: () => t("gevraagd"),
};
