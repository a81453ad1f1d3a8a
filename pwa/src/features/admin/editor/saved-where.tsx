/** Says what is saved where: on the server, or so far in this browser only, or nowhere. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Icon, type IconName } from "../../../ui/icon";
import { announce } from "../../../ui/live";
import { clockInWords } from "../moments";
import { Problem } from "../problems";
import { refusal } from "./refusal";
import type { Place, Saving } from "./saving";

interface SavedWhereProps {
  readonly saving: Saving;
  /** Nothing differs from what the next edition takes along. */
  readonly isReady: boolean;
}

export function SavedWhere({ saving, isReady }: SavedWhereProps): JSX.Element {
  const place = saving.place.value;
  const { icon, tone, text } = inWords(place);
  const isTrouble = place.at !== "server" && place.why !== "waiting" && place.why !== "sending";
  useWarning(place.at === "nowhere");
  useEffect(() => {
    if (isTrouble) announce(text);
  }, [isTrouble, text]);
  return (
    <div class="saved-where">
      <p class={`chip ${tone}`}>
        <Icon name={icon} size={20} /> <span>{text}</span>
      </p>
      {isReady && (
        <p class="chip done">
          <Icon name="check" size={20} /> <span>{t("Staat klaar voor de volgende uitgave.")}</span>
        </p>
      )}
      {saving.joined.value > 0 && (
        <p class="chip">
          <Icon name="people" size={20} /> <span>{t("Wat een ander schreef, staat er nu ook in.")}</span>
        </p>
      )}
      <Problem code={refusal(saving.problem.value)} />
    </div>
  );
}

/** The browser asks first, before what stands nowhere else is lost with the page. */
function useWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const ask = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isOn]);
}

interface Said {
  readonly icon: IconName;
  readonly tone: string;
  readonly text: string;
}

function inWords(place: Place): Said {
  if (place.at === "server") {
    return {
      icon: "check",
      tone: "done",
      text:
        place.since === null
          ? t("Alles staat op de server.")
          : t("Alles staat op de server, sinds {clock}.", { clock: clockInWords(place.since) }),
    };
  }
  if (place.at === "nowhere")
    return {
      icon: "warning",
      tone: "warn",
      text: t("Dit staat nog nergens veilig: dit apparaat kan niets bewaren. Laat deze pagina open."),
    };
  return HERE[place.why]();
}

const HERE: Readonly<Record<"waiting" | "sending" | "offline" | "refused" | "clash", () => Said>> = {
  waiting: () => ({ icon: "pause", tone: "", text: t("Staat op dit apparaat. Gaat zo naar de server.") }),
  sending: () => ({ icon: "send", tone: "", text: t("Staat op dit apparaat. Gaat nu naar de server.") }),
  offline: () => ({
    icon: "offline",
    tone: "warn",
    text: t("Geen verbinding. Alles staat op dit apparaat, en gaat vanzelf naar de server."),
  }),
  refused: () => ({
    icon: "warning",
    tone: "warn",
    text: t("De server neemt dit niet aan. Het staat wel op dit apparaat."),
  }),
  clash: () => ({
    icon: "people",
    tone: "warn",
    text: t("Staat op dit apparaat. Kies eerst wat er moet staan."),
  }),
};
