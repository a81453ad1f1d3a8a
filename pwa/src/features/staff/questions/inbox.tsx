/** What newcomers asked the library here from their own phones. */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Chip } from "../../../ui/chip";
import { Isolated } from "../../../ui/isolated";
import { topicOf } from "../topics";
import { type Asked, askedHere } from "./threads";

export function Inbox(): JSX.Element {
  const all = askedHere();
  return (
    <section class="panel" aria-labelledby="inbox">
      <h2 id="inbox">{t("Vragen van telefoons")}</h2>
      {all.length === 0 && <p class="aside">{t("Nog geen vragen aan de bieb hier.")}</p>}
      <ul class="cards">
        {all.map((asked) => (
          <li key={asked.id}>
            <a class="card-link asked" href={`#/question/${encodeURIComponent(asked.id)}`}>
              <span class="asked-text" dir="auto">
                <Isolated text={asked.said[0]?.text ?? ""} />
              </span>
              <span class="aside">
                {topicOf(asked.topic).text()} · {dayInWords(asked.day)}
              </span>
              <Standing asked={asked} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ asked: { state, answers } }: { readonly asked: Asked }): JSX.Element {
  if (answers.some(({ isWaiting }) => isWaiting)) return <Chip icon="pause">{t("Antwoord wacht")}</Chip>;
  if (state === "open")
    return (
      <Chip icon="help" tone="care">
        {t("Nog geen antwoord")}
      </Chip>
    );
  return (
    <Chip icon="check" tone="done">
      {t("Beantwoord")}
    </Chip>
  );
}
