/** Two faces under a card, and after the sad one a reason for who wants to give it. Both are counted, never sent as a message. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { DUTCH, t } from "../../../i18n/words";
import { count, type Metric, type Use } from "../../../store/counters";
import type { Document } from "../../../sync/pack";
import { LinkButton } from "../../../ui/button";
import { Icon, type IconName } from "../../../ui/icon";
import { askLink } from "../links";

interface FacesProps {
  readonly document: Document;
  readonly use: Omit<Use, "metric">;
}

interface Reason {
  readonly metric: Metric;
  readonly icon: IconName;
  readonly text: () => string;
}

const REASONS: readonly Reason[] = [
  { metric: "bad-unclear", icon: "help", text: () => t("Ik begrijp het niet") },
  { metric: "bad-wrong", icon: "close", text: () => t("Het klopt niet") },
  { metric: "bad-missing", icon: "show", text: () => t("Ik mis iets") },
  { metric: "bad-language", icon: "globe", text: () => t("De vertaling is niet goed") },
];

export function Faces({ document, use }: FacesProps): JSX.Element {
  const [face, setFace] = useState<"good" | "bad">();
  const tell = (metric: "good" | "bad") => {
    void count({ ...use, metric });
    setFace(metric);
  };
  if (face) return <Thanks face={face} document={document} use={use} />;
  return (
    <fieldset class="faces">
      <legend>{t("Hebt u hier iets aan?")}</legend>
      <button type="button" class="face" onClick={() => tell("good")}>
        <Icon name="glad" size={36} />
        <span>{t("Ja")}</span>
      </button>
      <button type="button" class="face" onClick={() => tell("bad")}>
        <Icon name="sad" size={36} />
        <span>{t("Nee")}</span>
      </button>
    </fieldset>
  );
}

function Thanks({ face, document, use }: FacesProps & { readonly face: "good" | "bad" }): JSX.Element {
  const [isAsked, setAsked] = useState(face === "bad");
  const thanks = useRef<HTMLParagraphElement>(null);
  useEffect(() => thanks.current?.focus(), [isAsked]); // the button that was tapped is gone
  return (
    <>
      <p class="thanks" ref={thanks} tabIndex={-1}>
        <Icon name={face === "bad" ? "sad" : "glad"} size={32} /> {t("Dank u wel!")}
      </p>
      {isAsked && <Why document={document} use={use} onTold={() => setAsked(false)} />}
      {face === "bad" && (
        // What is red leaves no trace in the browser's history.
        <LinkButton href={askLink(document.sensitivity === "red" ? undefined : document.theme)} icon="help">
          {t("Vraag het de bieb")}
        </LinkButton>
      )}
    </>
  );
}

function Why({ document, use, onTold }: FacesProps & { readonly onTold: () => void }): JSX.Element {
  const reasons = REASONS.filter(({ metric }) => metric !== "bad-language" || document.language !== DUTCH);
  return (
    <fieldset class="faces">
      <legend>{t("Waarom? U hoeft niets te kiezen.")}</legend>
      {reasons.map(({ metric, icon, text }) => (
        <button
          key={metric}
          type="button"
          class="face reason"
          onClick={() => {
            void count({ ...use, metric });
            onTold();
          }}
        >
          <Icon name={icon} size={28} />
          <span>{text()}</span>
        </button>
      ))}
    </fieldset>
  );
}
