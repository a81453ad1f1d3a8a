/** What a machine sees of the text while it is typed: a help, that stops nobody but where a fact is missing. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Notice } from "../../../ui/notice";
import { checkText, type FoundProblem, type Segment, type Where } from "./api";

const PAUSE = 400; // ms without a keystroke

/** The problems of what is typed now, asked for when somebody pauses. */
export function useFound(where: Where, shown: Segment, text: string, csrf: string): readonly FoundProblem[] {
  const [found, setFound] = useState(shown.problems);
  useEffect(() => {
    if (text === shown.text) {
      setFound(shown.problems);
      return undefined;
    }
    let isCurrent = true;
    const pause = window.setTimeout(async () => {
      const answer = await checkText(where, shown.id, text, csrf);
      if (isCurrent && answer.ok) setFound(answer.value.problems);
    }, PAUSE);
    return () => {
      isCurrent = false;
      window.clearTimeout(pause);
    };
  }, [text]);
  return found;
}

const RULES: Readonly<Record<string, () => string>> = {
  tokens: () => t("De woorden tussen accolades zijn niet dezelfde als in het Nederlands."),
  digits: () => t("De getallen zijn niet dezelfde als in het Nederlands, of niet in gewone cijfers."),
  script: () => t("Er staan letters van een ander schrift in."),
  letters: () => t("Er staat een letter van een andere taal in."),
  joiner: () => t("Er staat een spatie midden in een woord."),
  dari: () => t("Dit woord zegt men in Iran, niet in Afghanistan."),
  punctuation: () => t("Dit leesteken hoort niet bij dit schrift."),
  length: () => t("De tekst is veel langer of korter dan het Nederlands."),
  untranslated: () => t("Dit is nog het Nederlands zelf."),
};

interface FoundProblemsProps {
  readonly found: readonly FoundProblem[];
  readonly language: string;
  readonly terms: Segment["terms"];
}

export function FoundProblems({ found, language, terms }: FoundProblemsProps): JSX.Element {
  return (
    <div role="status">
      {found.length > 0 && (
        <Notice tone="warn" icon="warning" title={t("Kijk hier nog eens naar")}>
          {found.map(({ rule, problem }) => (
            <span key={`${rule} ${problem}`} class="found">
              {rule === "glossary" ? (
                <Agreed term={terms.find(({ id }) => id === quoted(problem))} language={language} />
              ) : (
                <>
                  {RULES[rule]?.() ?? problem} <bdi lang={language}>{quoted(problem)}</bdi>
                </>
              )}
            </span>
          ))}
        </Notice>
      )}
    </div>
  );
}

/** Rules put what they found between quotes. */
function quoted(problem: string): string {
  return /'(.+?)'/.exec(problem)?.[1] ?? "";
}

interface AgreedProps {
  readonly term: Segment["terms"][number] | undefined;
  readonly language: string;
}

function Agreed({ term, language }: AgreedProps): JSX.Element {
  return (
    <>
      {t("In de woordenlijst staat een ander woord:")} {term?.means}{" "}
      <strong lang={language}>
        <bdi>{term?.words[0]}</bdi>
      </strong>
    </>
  );
}
