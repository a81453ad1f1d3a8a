/** The server's codes in plain words: what happened, what is safe, what next. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { Notice } from "../../ui/notice";

const WORDS: Readonly<Record<string, () => string>> = {
  offline: () => t("Er is nu geen verbinding. Wat u typte, blijft staan. Probeer het straks nog een keer."),
  "wrong-password": () => t("De naam of het wachtwoord klopt niet."),
  "not-signed-in": () => t("U bent uitgelogd. Log opnieuw in. Wat u typte, blijft staan."),
  forbidden: () => t("U mag dit niet doen. Vraag het een beheerder."),
  "not-found": () => t("Dit bestaat niet meer."),
  "too-many-requests": () => t("Dat was te vaak achter elkaar. Wacht een minuut."),
  "still-refused": () =>
    t("Dit kan nog niet meetellen: wat niet klopte, klopt nog niet. Er is niets veranderd."),
  conflict: () => t("Iemand anders was u voor. Laad de pagina opnieuw."),
};

export function Problem({ code }: { readonly code: string | undefined }): JSX.Element | null {
  if (code === undefined) return null;
  const words = WORDS[code] ?? (() => t("Er ging iets mis op de server. Probeer het nog een keer."));
  return (
    <div role="alert">
      <Notice tone="warn" icon="warning" title={words()}>
        <small class="code">{code}</small>
      </Notice>
    </div>
  );
}
