/** What teams wrote on tablets, newest day first, and a way to erase one of these texts there and here (clause 4.1). */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../i18n/formats";
import { t, tn } from "../../i18n/words";
import { announce } from "../../ui/live";
import { Notice } from "../../ui/notice";
import { eraseText, type KeptText, readTexts } from "./api";
import { AskFirst } from "./ask-first";
import { PageTitle } from "./page-title";
import { Pages } from "./pages";
import { Problem } from "./problems";
import { noteProblem } from "./state";
import { Unread } from "./unread";
import { useAnswer } from "./use-answer";

export function TextsPage({ csrf }: { readonly csrf: string }): JSX.Element {
  const [page, setPage] = useState(0);
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<string>();
  const answer = useAnswer(() => readTexts(page), [page, turn]);
  const erase = async (hash: string) => {
    const erased = await eraseText(hash, csrf);
    setProblem(erased.ok ? undefined : noteProblem(erased.code));
    if (erased.ok) announce(t("De tekst is gewist."));
    setTurn((before) => before + 1);
  };
  return (
    <>
      <PageTitle text={t("Teksten van tablets")} />
      <p class="aside">{t("Wat teams op hun tablet schreven. Na 180 dagen wist de server het zelf.")}</p>
      <Problem code={problem} />
      <Unread answers={[answer]} />
      {answer?.ok && (
        <>
          <p class="aside">{tn("{n} tekst", "{n} teksten", answer.value.total)}</p>
          {answer.value.total === 0 && <Notice icon="check">{t("Er zijn geen teksten.")}</Notice>}
          {answer.value.texts.map((kept) => (
            <TextCard key={kept.hash} kept={kept} erase={() => erase(kept.hash)} />
          ))}
          <Pages page={page} total={answer.value.total} onTurn={setPage} />
        </>
      )}
    </>
  );
}

interface TextCardProps {
  readonly kept: KeptText;
  readonly erase: () => Promise<void>;
}

function TextCard({ kept: { text, day, place }, erase }: TextCardProps): JSX.Element {
  return (
    <section class="card">
      <p class="asked-text" dir="auto">
        {text}
      </p>
      <p class="aside">
        {[t("Binnen op {day}", { day: dayInWords(day) }), place].filter(Boolean).join(" · ")}
      </p>
      <AskFirst
        text={t("Wis deze tekst")}
        title={t("Deze tekst wissen?")}
        no={t("Nee, laat het staan")}
        onYes={() => void erase()}
      >
        {t(
          "De tekst verdwijnt hier, en op elke tablet als die weer verbinding heeft. Dit kunt u niet terugdraaien. Wij schrijven op dat u het deed, niet wat er stond.",
        )}
      </AskFirst>
    </section>
  );
}
