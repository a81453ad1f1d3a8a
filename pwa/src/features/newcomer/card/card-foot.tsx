/** Under a card: who says so, when it was checked, how sure the translation is, and two faces. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { settings } from "../../../app/state";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { count, type Metric, type Use } from "../../../store/counters";
import type { Document } from "../../../sync/pack";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/live";

interface CardFootProps {
  readonly document: Document;
  readonly use: Omit<Use, "metric"> | undefined;
}

export function CardFoot({ document, use }: CardFootProps): JSX.Element {
  return (
    <footer class="card-foot">
      {use && settings.value.counting && <Faces use={use} />}
      <dl>
        <div>
          <dt>{t("Dit zegt")}</dt>
          <dd>
            <bdi lang="nl">{document.source_name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("Gecheckt op")}</dt>
          <dd>{dayInWords(document.last_checked)}</dd>
        </div>
      </dl>
      {document.review === "unreviewed" && (
        <p class="aside">{t("Deze vertaling is nog niet nagekeken. Twijfelt u? Vraag het de bieb.")}</p>
      )}
    </footer>
  );
}

/** Counted, never sent as a message: only how often each face was tapped. */
function Faces({ use }: { readonly use: Omit<Use, "metric"> }): JSX.Element {
  const [told, setTold] = useState<Metric>();
  const tell = (metric: Metric) => {
    void count({ ...use, metric });
    setTold(metric);
    announce(t("Dank u wel!"));
  };
  if (told) {
    return (
      <p class="thanks">
        <Icon name={told === "bad" ? "sad" : "glad"} size={32} /> {t("Dank u wel!")}
      </p>
    );
  }
  return (
    <fieldset class="faces">
      <legend>{t("Hebt u hier iets aan?")}</legend>
      <button type="button" class="face" onClick={() => tell("good")}>
        <Icon name="glad" size={36} />
        <span>{t("Ja")}</span>
      </button>
      <button type="button" class="face" onClick={() => tell("bad")}>
        <Icon name="sad" size={36} />
        <span>{t("Nee")}</span>
      </button>
    </fieldset>
  );
}
