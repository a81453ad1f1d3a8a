/** What is still to be read in, sentence by sentence: the next one comes when one is kept. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import type { ToSay } from "./media-api";
import { SoundMaker } from "./sound-maker";

interface SayCardProps {
  readonly pack: string;
  /** Whose sentences come first. */
  readonly card: string | undefined;
  readonly sentences: readonly ToSay[];
  readonly csrf: string;
  readonly onSaved: () => void;
}

export function SayCard({ pack, card, sentences, csrf, onSaved }: SayCardProps): JSX.Element | null {
  const [place, setPlace] = useState(() => firstOf(card, sentences));
  const hasMoved = useRef(card !== undefined); // without a card in the address the page's title has the focus at first
  const at = Math.min(place, sentences.length - 1);
  const said = sentences[at];
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (hasMoved.current) words.current?.focus();
    hasMoved.current = true;
  }, [said?.segment]);
  if (!said) return null;
  return (
    <section class="card" aria-label={t("Inspreken")}>
      <h2>{t("Inspreken")}</h2>
      <p class="aside">
        {tn("Nog {n} zin zonder goed geluid.", "Nog {n} zinnen zonder goed geluid.", sentences.length)}
      </p>
      <div class="to-say">
        <p ref={words} class="sentence" lang="nl" tabIndex={-1}>
          {said.nl}
        </p>
        {said.again && (
          <Chip tone="warn" icon="again">
            {t("Opnieuw: de tekst is veranderd")}
          </Chip>
        )}
      </div>
      {/* Kept from one sentence to the next, so that the microphone is asked for once. */}
      <SoundMaker pack={pack} sentence={said} csrf={csrf} onSaved={onSaved} />
      <Steps at={at} last={sentences.length - 1} onStep={setPlace} />
    </section>
  );
}

interface StepsProps {
  readonly at: number;
  readonly last: number;
  readonly onStep: (at: number) => void;
}

function Steps({ at, last, onStep }: StepsProps): JSX.Element {
  return (
    <div class="answers">
      <Button kind="quiet" icon="back" isDisabled={at === 0} onClick={() => onStep(at - 1)}>
        {t("Vorige zin")}
      </Button>
      <Button kind="quiet" icon="next" isDisabled={at >= last} onClick={() => onStep(at + 1)}>
        {t("Volgende zin")}
      </Button>
    </div>
  );
}

function firstOf(card: string | undefined, sentences: readonly ToSay[]): number {
  return Math.max(
    0,
    sentences.findIndex(({ segment }) => segment.startsWith(`${card}.`)),
  );
}
