/** The facts of a pack: values that go out of date on their own, each with its source, its date and who keeps it right. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { mayDo } from "../may-do";
import { Problem } from "../problems";
import { Unread } from "../unread";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import type { PackFact } from "./content";
import { type FactLine, readFacts, saveFact } from "./editing-api";
import { ChangeFact } from "./fact-change";
import { FactForm } from "./fact-form";
import { refusal } from "./refusal";

interface FactsCardProps {
  readonly pack: string;
  readonly csrf: string;
  /** The pack is another by now. */
  readonly onChange: () => void;
}

export function FactsCard({ pack, csrf, onChange }: FactsCardProps): JSX.Element {
  const [answer, reload] = useList(() => readFacts(pack));
  const changed = () => {
    reload();
    onChange();
  };
  const facts = answer?.ok ? answer.value.facts : [];
  return (
    <section class="card" aria-label={t("Feiten")}>
      <h2>{t("Feiten")}</h2>
      <p class="aside">
        {t("Een telefoonnummer, een bedrag, een datum: één keer opgeschreven, en overal hetzelfde.")}
      </p>
      <Unread answers={[answer]} />
      <ul class="facts">
        {facts.map((line) => (
          <li key={line.fact.id}>
            <OneFact pack={pack} line={line} csrf={csrf} onChange={changed} />
          </li>
        ))}
      </ul>
      {answer?.ok && mayDo("edit") && (
        <AddFact pack={pack} taken={facts.map(({ fact }) => fact.id)} csrf={csrf} onChange={changed} />
      )}
    </section>
  );
}

interface OneFactProps extends FactsCardProps {
  readonly line: FactLine;
}

function OneFact({ line, ...rest }: OneFactProps): JSX.Element {
  const { fact, hash, used } = line;
  return (
    <details data-fact={fact.id}>
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
      {mayDo("edit") ? <ChangeFact key={hash} line={line} {...rest} /> : <FactInWords fact={fact} />}
    </details>
  );
}

/** For who may not change it. */
function FactInWords({ fact: { source, owner, valid_until, successor } }: { readonly fact: PackFact }) {
  return (
    <dl class="part">
      <dt>{t("Op welke pagina staat dat?")}</dt>
      <dd>
        <bdi>{source}</bdi>
      </dd>
      <dt>{t("Geldt tot en met")}</dt>
      <dd>{valid_until ? dayInWords(valid_until) : t("geen")}</dd>
      {successor && (
        <>
          <dt>{t("Nieuwe waarde vanaf")}</dt>
          <dd>
            {dayInWords(successor.valid_from)}: <bdi>{successor.value}</bdi>
          </dd>
        </>
      )}
      <dt>{t("Wie houdt dit bij?")}</dt>
      <dd>{owner}</dd>
    </dl>
  );
}

function AddFact({
  pack,
  taken,
  csrf,
  onChange,
}: FactsCardProps & { readonly taken: readonly string[] }): JSX.Element {
  const [isAdding, setAdding] = useState(false);
  const { problem, field, isBusy, run } = useDeed();
  const save = async (fact: PackFact) => {
    if (!(await run(saveFact(pack, "", fact, csrf), t("Het feit staat op de lijst.")))) return;
    setAdding(false);
    onChange();
  };
  if (!isAdding) {
    return (
      <Button icon="add" onClick={() => setAdding(true)}>
        {t("Nieuw feit")}
      </Button>
    );
  }
  return (
    <>
      <FactForm taken={taken} isBusy={isBusy} faulty={field} onSave={(fact) => void save(fact)} />
      <Problem code={refusal(problem)} />
      <Button kind="quiet" onClick={() => setAdding(false)}>
        {t("Toch niet")}
      </Button>
    </>
  );
}
