/** How many people there are, and then it starts; of a day that is not open nothing is counted, so it may start without. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { PeoplePad } from "./people-pad";
import { visit } from "./state";

export function StartWithPeople({ onStart }: { readonly onStart: (people: number) => void }): JSX.Element {
  const [people, setPeople] = useState<number>();
  return (
    <>
      <PeoplePad value={people} onChoose={setPeople} />
      <Button
        kind="main"
        icon="play"
        isDisabled={people === undefined && visit.value !== undefined}
        onClick={() => onStart(people ?? 0)}
      >
        {t("Start")}
      </Button>
      {!visit.value && <Notice icon="show">{t("De dag is niet open: dit wordt niet geteld.")}</Notice>}
    </>
  );
}
