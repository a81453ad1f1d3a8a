/** A pack's text on the screen: in its own language and direction, with its facts filled in for today. */
import type { ComponentChildren, JSX } from "preact";
import { createElement } from "preact";
import { dayInWords } from "../i18n/formats";
import { directionOf } from "../i18n/languages";
import { t } from "../i18n/words";
import { type Fact, showFact, splitText } from "../sync/pack";
import { Isolated } from "./isolated";
import { splitSentences } from "./sentences";

/** What a text needs to be shown: its language, the facts of its document, and the day (YYYY-MM-DD). */
export interface Reading {
  readonly lang: string;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly today: string;
}

interface TextProps {
  readonly text: string;
  readonly reading: Reading;
  readonly as?: "p" | "span" | "h2" | "h3";
  readonly class?: string | undefined;
  /** Inside a button or a link a telephone number is no link of its own. */
  readonly isPlain?: boolean;
  /** Which sentence of the text is marked, because its translation was tapped. */
  readonly marked?: number | "all" | undefined;
}

export function TextLine({ text, reading, as = "p", isPlain, marked, class: name }: TextProps): JSX.Element {
  const sentences = splitSentences(text).map((sentence, at) => (
    <span
      key={`${at}-${sentence}`}
      data-sentence={at}
      class={marked === at || marked === "all" ? "marked" : undefined}
    >
      <Pieces text={sentence} reading={reading} isPlain={isPlain} />
    </span>
  ));
  return createElement(as, { lang: reading.lang, dir: directionOf(reading.lang), class: name }, sentences);
}

function Pieces({
  text,
  reading,
  isPlain,
}: Pick<TextProps, "text" | "reading"> & { isPlain?: boolean | undefined }) {
  return (
    <>
      {splitText(text).map((piece, at) =>
        at % 2 ? (
          <FactValue
            key={`${at}-${piece}`}
            fact={reading.facts[piece]}
            today={reading.today}
            isPlain={isPlain}
          />
        ) : (
          <Isolated key={`${at}-${piece}`} text={piece} lang={reading.lang} />
        ),
      )}
    </>
  );
}

interface FactProps {
  readonly fact: Fact | undefined;
  readonly today: string;
  readonly isPlain?: boolean | undefined;
}

/** A fact on this day; past its date it says so, or is replaced by whom to ask (clause 2.11). */
export function FactValue({ fact, today, isPlain }: FactProps): JSX.Element {
  const shown = fact && showFact(fact, today);
  if (!fact || !shown || shown.value === null)
    return <InOwnWords>{t("niet meer zeker, vraag de bieb")}</InOwnWords>;
  const value = <bdi dir="ltr">{shown.value}</bdi>;
  const isLink = fact.kind === "phone" && !isPlain;
  return (
    <>
      {isLink ? (
        <a class="tel" href={telephone(shown.value)}>
          {value}
        </a>
      ) : (
        <strong>{value}</strong>
      )}
      {shown.state === "warn" && <FactWarning fact={fact} />}
    </>
  );
}

export function telephone(value: string): string {
  return `tel:${value.replace(/[^+\d]/g, "")}`;
}

/** That a fact is past its date, and when somebody last looked. */
export function FactWarning({ fact }: { readonly fact: Fact }): JSX.Element {
  const day = dayInWords(fact.last_checked);
  return <InOwnWords> ({t("gecheckt op {day}, vraag of dit nog klopt", { day })})</InOwnWords>;
}

/** The interface's own words in the middle of a text that may be in another language. */
function InOwnWords({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const { lang, dir } = document.documentElement;
  return (
    <bdi class="uncertain" lang={lang} dir={dir as "ltr" | "rtl"}>
      {children}
    </bdi>
  );
}
