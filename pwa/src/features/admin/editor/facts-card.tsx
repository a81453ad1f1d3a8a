/** The facts of a pack: values that go out of date on their own, each with its source, its date and who keeps it right. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { AskFirst } from "../ask-first";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import type { PackFact } from "./content";
import { type FactLine, readFacts, removeFact, saveFact } from "./editing-api";
import { FactForm } from "./fact-form";
import { refusal } from "./refusal";

interface FactsCardProps {
  readonly pack: string;
  readonly csrf: string;
}

export function FactsCard({ pack, csrf }: FactsCardProps): JSX.Element {
  const [answer, reload] = useList(() => readFacts(pack));
  const [isAdding, setAdding] = useState(false);
  return (
    <section class="card" aria-label={t("Feiten")}>
      <h2>{t("Feiten")}</h2>
      <p class="aside">
        {t("Een telefoonnummer, een bedrag, een datum: één keer opgeschreven, en overal hetzelfde.")}
      </p>
      <Problem code={answer?.ok === false ? answer.code : undefined} />
      {answer?.ok && (
        <ul class="facts">
          {answer.value.facts.map((line) => (
            <li key={line.fact.id}>
              <OneFact pack={pack} line={line} csrf={csrf} onOther={reload} />
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <NewFact
          pack={pack}
          csrf={csrf}
          onDone={() => {
            setAdding(false);
            reload();
          }}
        />
      ) : (
        <Button icon="add" onClick={() => setAdding(true)}>
          {t("Nieuw feit")}
        </Button>
      )}
    </section>
  );
}

interface OneFactProps extends FactsCardProps {
  readonly line: FactLine;
  readonly onOther: () => void;
}

function OneFact({ pack, line: { fact, hash, used }, csrf, onOther }: OneFactProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const save = async (changed: PackFact) => {
    if (await run(saveFact(pack, hash, changed, csrf), t("Bewaard."))) onOther();
  };
  const remove = async () => {
    if (await run(removeFact(pack, fact.id, csrf), t("Het feit is weg."))) onOther();
  };
  return (
    <details>
      <summary>
        <bdi>
          <strong>{fact.value}</strong>
        </bdi>{" "}
        <code>{fact.id}</code>{" "}
        <span class="aside">
          <bdi>{fact.source_name}</bdi> · {t("gecheckt op {day}", { day: dayInWords(fact.last_checked) })} ·{" "}
          {tn("in {n} kaart", "in {n} kaarten", used.length)}
        </span>
      </summary>
      <FactForm key={hash} fact={fact} isBusy={isBusy} onSave={(changed) => void save(changed)} />
      <Problem code={refusal(problem)} />
      {used.length === 0 && (
        <AskFirst
          text={t("Verwijder")}
          label={t("Verwijder feit {name}", { name: fact.id })}
          isBusy={isBusy}
          title={t("Dit feit verwijderen?")}
          no={t("Nee, houd het feit")}
          onYes={() => void remove()}
        >
          {t("Geen kaart gebruikt het. De vertalingen die het noemen, worden dan niet meer getoond.")}
        </AskFirst>
      )}
    </details>
  );
}

function NewFact({ pack, csrf, onDone }: FactsCardProps & { readonly onDone: () => void }): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const save = async (fact: PackFact) => {
    if (await run(saveFact(pack, "", fact, csrf), t("Het feit staat op de lijst."))) onDone();
  };
  return (
    <>
      <FactForm isBusy={isBusy} onSave={(fact) => void save(fact)} />
      <Problem code={refusal(problem)} />
    </>
  );
}
