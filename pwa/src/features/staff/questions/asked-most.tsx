/** What was asked most today, at the table and from phones. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { fieldsOf, messages, placeId, recordsOf, visit } from "../state";
import { topicOf } from "../topics";
import { RankedList } from "./ranked-list";
import { rankedTopics } from "./ranking";

export function AskedMost(): JSX.Element {
  return (
    <section class="panel" aria-labelledby="asked-most">
      <h2 id="asked-most">{t("Vandaag het meest gevraagd")}</h2>
      <RankedList
        all={rankedTopics(topicsToday()).map(({ id, n }) => ({ id, n, text: topicOf(id).text() }))}
        ifNone={t("Vandaag is nog niets gevraagd.")}
      />
    </section>
  );
}

function topicsToday(): readonly unknown[] {
  const open = visit.value;
  if (!open) return [];
  const noted = recordsOf("note").map(fieldsOf);
  const today = fieldsOf(open).day;
  return [
    ...noted.filter((note) => note.visit === open.entity_id).map((note) => note.topic),
    ...messages.value
      .filter(({ place, day }) => place === placeId.value && day === today)
      .map(({ topic }) => topic),
  ];
}
