/** The deed itself: what is new in plain Dutch, and to whom first. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import { Problem } from "../problems";
import { readPlaces } from "../team-api";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { useDeed } from "../use-deed";
import { type Publication, publishPack } from "./api";

interface PublishFormProps {
  readonly pack: string;
  /** A gate keeps it back. */
  readonly isShut: boolean;
  readonly isSame: boolean;
  readonly csrf: string;
  readonly onDone: (publication: Publication) => void;
}

type To = "place" | "all";

export function PublishForm({ pack, isShut, isSame, csrf, onDone }: PublishFormProps): JSX.Element {
  const [to, setTo] = useState<To>("place");
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const places = to === "place" ? [`${given.get("place")}`] : [];
    const asked = publishPack(pack, { notes: `${given.get("notes")}`.trim(), places }, csrf);
    const done = await run(asked, t("De uitgave is gemaakt."));
    if (!done) return;
    // Whom it goes to stays as it is: a reset would untick what the page still holds to be chosen.
    for (const field of form.querySelectorAll("textarea")) field.value = "";
    onDone(done.value);
  };
  return (
    <form class="card" aria-labelledby="publish" onSubmit={(event) => void submit(event)}>
      <h2 id="publish">{t("Maak een uitgave")}</h2>
      {isShut && (
        <Notice tone="warn" icon="warning" title={t("Er staat nog iets in de weg. Zie hierboven.")} />
      )}
      {isSame && <p class="aside">{t("Er is niets nieuws om uit te geven.")}</p>}
      <label class="field">
        <span>{t("Wat is er nieuw?")}</span>
        <textarea name="notes" required maxLength={2000} rows={3} />
      </label>
      <ToChoice to={to} onChoose={setTo} />
      {to === "place" && <PlaceField />}
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="send" isBusy={isBusy} isDisabled={isShut}>
        {t("Maak de uitgave")}
      </Button>
    </form>
  );
}

interface ToChoiceProps {
  readonly to: To;
  readonly onChoose: (to: To) => void;
}

function ToChoice({ to, onChoose }: ToChoiceProps): JSX.Element {
  return (
    <Choice<To>
      name="to"
      legend={t("Wie krijgt haar?")}
      look="rows"
      value={to}
      onChoose={onChoose}
      options={[
        { value: "place", text: t("Eerst één locatie") },
        { value: "all", text: t("Iedereen") },
      ]}
    />
  );
}

function PlaceField(): JSX.Element {
  const answer = useAnswer(readPlaces, []);
  if (answer?.ok === false) return <Unread answers={[answer]} />;
  return (
    <label class="field">
      <span>{t("Locatie")}</span>
      <select name="place" required>
        {answer?.ok &&
          answer.value.places.map((place) => (
            <option key={place.id} value={place.id}>
              {place.name}
            </option>
          ))}
      </select>
    </label>
  );
}
