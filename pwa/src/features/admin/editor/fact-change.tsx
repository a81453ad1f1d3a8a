/** One fact that somebody changes: saved, merged with what somebody else saved meanwhile, or chosen where both differ. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { mergeDrafts, type Side } from "../../../sync/drafts";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { AskFirst } from "../ask-first";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { OneClash } from "./clash-view";
import type { PackFact } from "./content";
import { type FactLine, readFacts, removeFact, saveFact } from "./editing-api";
import { FactForm, fieldOfFact } from "./fact-form";
import { refusal } from "./refusal";

interface ChangeFactProps {
  readonly pack: string;
  readonly line: FactLine;
  readonly csrf: string;
  readonly onChange: () => void;
}

interface Meanwhile {
  readonly mine: PackFact;
  readonly theirs: FactLine;
}

export function ChangeFact({
  pack,
  line: { fact, hash, used },
  csrf,
  onChange,
}: ChangeFactProps): JSX.Element {
  const { problem, field, isBusy, run } = useDeed();
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const send = async (was: string, changed: PackFact, done: string) => {
    const answer = await saveFact(pack, was, changed, csrf);
    if (!answer.ok && answer.code === "newer") return meet(changed);
    return void ((await run(Promise.resolve(answer), done)) && onChange());
  };
  const meet = async (mine: PackFact): Promise<void> => {
    const told = await run(readFacts(pack));
    if (!told) return;
    const theirs = told.value.facts.find((one) => one.fact.id === fact.id);
    if (!theirs) return void run(Promise.resolve({ ok: false, code: "not-found" }));
    const { clashes, content } = mergeDrafts(fact, theirs.fact, mine);
    if (clashes.length > 0) return setMeanwhile({ mine, theirs });
    return send(theirs.hash, content, t("Bewaard, samen met wat iemand anders veranderde."));
  };
  const save = (changed: PackFact) => void send(hash, changed, t("Bewaard."));
  return (
    <>
      <FactForm fact={fact} isBusy={isBusy} faulty={field} onSave={save} />
      {meanwhile && (
        <FactClash
          base={fact}
          {...meanwhile}
          isBusy={isBusy}
          onSettle={(fact) => void send(meanwhile.theirs.hash, fact, t("Bewaard."))}
        />
      )}
      <Problem code={refusal(problem)} />
      {used.length === 0 && <RemoveFact pack={pack} fact={fact.id} csrf={csrf} onChange={onChange} />}
    </>
  );
}

interface RemoveFactProps extends Omit<ChangeFactProps, "line"> {
  readonly fact: string;
}

function RemoveFact({ pack, fact, csrf, onChange }: RemoveFactProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const remove = async () => {
    if (await run(removeFact(pack, fact, csrf), t("Het feit is weg."))) onChange();
  };
  return (
    <>
      <Problem code={refusal(problem)} />
      <AskFirst
        text={t("Verwijder")}
        label={t("Verwijder feit {name}", { name: fact })}
        isBusy={isBusy}
        title={t("Dit feit verwijderen?")}
        no={t("Nee, houd het feit")}
        onYes={() => void remove()}
      >
        {t("Geen kaart gebruikt het. De vertalingen die het noemen, worden dan niet meer getoond.")}
      </AskFirst>
    </>
  );
}

interface FactClashProps extends Meanwhile {
  readonly base: PackFact;
  readonly isBusy: boolean;
  readonly onSettle: (fact: PackFact) => void;
}

function FactClash({ base, mine, theirs, isBusy, onSettle }: FactClashProps): JSX.Element {
  const [chosen, choose] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = (path: string): Side => chosen[path] ?? "yours";
  return (
    <section class="clashes" aria-label={t("Twee mensen, één feit")}>
      <div role="alert">
        <Notice tone="warn" icon="people" title={t("Iemand anders veranderde dit feit ook")}>
          {t("Er is niets weg. Kies hieronder wat er moet staan.")}
        </Notice>
      </div>
      {mergeDrafts(base, theirs.fact, mine).clashes.map((clash) => (
        <OneClash
          key={clash.path}
          clash={clash}
          where={fieldOfFact(clash.path)}
          by={t("de ander")}
          side={sideOf(clash.path)}
          onChoose={(side) => choose({ ...chosen, [clash.path]: side })}
        />
      ))}
      <Button
        kind="main"
        icon="check"
        isBusy={isBusy}
        onClick={() => onSettle(mergeDrafts(base, theirs.fact, mine, sideOf).content)}
      >
        {t("Zo is het goed")}
      </Button>
    </section>
  );
}
