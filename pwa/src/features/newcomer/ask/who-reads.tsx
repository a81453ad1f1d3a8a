/** Who reads a question, who never does, and when an answer may come. */
import type { JSX } from "preact";
import { isGuestTablet } from "../../../app/state";
import { t } from "../../../i18n/words";
import type { Question } from "../../../store/threads";

interface WhoReadsProps {
  /** Whom it is for; undefined while nobody was chosen. */
  readonly audience?: Question["audience"];
  /** Nobody has answered yet. */
  readonly isWaiting: boolean;
}

export function WhoReads({ audience, isWaiting }: WhoReadsProps): JSX.Element {
  return (
    <>
      <p>
        {audience === undefined
          ? t("Mensen van de bibliotheek lezen uw vraag. COA en IND lezen hem nooit.")
          : audience === "here"
            ? t("De bibliotheek hier in huis leest uw vraag. COA en IND lezen hem nooit.")
            : t("De bibliotheek op kantoor leest uw vraag. COA en IND lezen hem nooit.")}
      </p>
      {isWaiting && (
        <p>
          {isGuestTablet.value
            ? t("Op deze tablet kunt u het antwoord later niet lezen.")
            : t("Een antwoord kan een paar dagen duren. Het komt hier, als u internet hebt.")}
        </p>
      )}
    </>
  );
}
