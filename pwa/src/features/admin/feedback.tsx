/** What readers thought of cards: how often each face was tapped, and why. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { readFigures } from "./api";
import { dayColumns, daysAgo } from "./figures";
import { FiguresTable } from "./figures-table";
import { PageTitle } from "./page-title";
import { Unread } from "./unread";
import { useAnswer } from "./use-answer";

const SHOWN = 90; // days

export function FeedbackPage(): JSX.Element {
  const answer = useAnswer(() => readFigures(daysAgo(SHOWN)), []);
  const faces = answer?.ok
    ? answer.value.days.filter(({ metric }) => metric === "good" || metric.startsWith("bad"))
    : [];
  return (
    <>
      <PageTitle text={t("Feedback")} />
      <Unread answers={[answer]} />
      {answer?.ok && (
        <FiguresTable caption={t("Hebt u hier iets aan?")} columns={dayColumns()} figures={faces} />
      )}
    </>
  );
}
