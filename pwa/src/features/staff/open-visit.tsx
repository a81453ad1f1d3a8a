/** The one button that begins a team's day. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { openVisit, wasOpenToday } from "./opening";
import { briefing, place, placeId } from "./state";
import { choosePlace } from "./tablet";

/** A device of several places asks which one; the last one is remembered, so that opening is one tap. */
export function OpenVisit(): JSX.Element {
  const [isBusy, setBusy] = useState(false);
  const known = briefing.value?.places ?? [];
  const isClosed = wasOpenToday();
  const open = async () => {
    setBusy(true);
    await openVisit(placeId.value, new Date());
    setBusy(false);
  };
  return (
    <section class="panel open-visit" aria-labelledby="open-visit">
      <h2 id="open-visit">{isClosed ? t("Toch nog niet klaar?") : t("Vandaag is nog niet open")}</h2>
      <Button kind={isClosed ? "quiet" : "main"} icon="play" isBusy={isBusy} onClick={() => void open()}>
        {isClosed ? t("Open de dag weer") : openWords(place.value?.name)}
      </Button>
      {known.length > 1 && (
        <Choice
          name="place"
          look="rows"
          legend={t("Een andere plek?")}
          options={known.map(({ id, name }) => ({ value: id, text: name }))}
          value={placeId.value}
          onChoose={(id) => void choosePlace(id)}
        />
      )}
    </section>
  );
}

/** A tablet that just heard of its place does not know its name yet. */
function openWords(name: string | undefined): string {
  return name === undefined ? t("Open de dag") : t("Open de dag in {place}", { place: name });
}
