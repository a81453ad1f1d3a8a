/** Questions that were put off: to do, oldest first. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { Pictogram } from "../../../ui/pictogram";
import { languageName } from "../language-names";
import { fieldsOf, recordsOf, texts, write } from "../state";
import { topicOf } from "../topics";

export function Later(): JSX.Element {
  const open = recordsOf("note").filter((note) => fieldsOf(note).state === "open");
  const done = async (id: string) => {
    await write("note", id, { state: "done" });
    announce(t("De vraag is beantwoord."));
  };
  return (
    <section class="panel" aria-labelledby="later">
      <h2 id="later">{t("Later beantwoorden")}</h2>
      {open.length === 0 && <p class="aside">{t("Er wacht geen vraag.")}</p>}
      <ul class="cards">
        {open.map((note) => {
          const { topic, language, text } = fieldsOf(note);
          const { icon, tone, text: topicName } = topicOf(topic);
          const said = texts.value.get((text as { readonly body: string } | undefined)?.body ?? "");
          return (
            <li key={note.entity_id} class="standing">
              <Pictogram name={icon} tone={tone} size={32} />
              <span class="offer-name">
                <strong>{topicName()}</strong>
                {typeof language === "string" && <span class="aside">{languageName(language)}</span>}
                {said !== undefined && <span dir="auto">{said}</span>}
              </span>
              <Button icon="check" onClick={() => void done(note.entity_id)}>
                {t("Beantwoord")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
