/** "Klaar voor onderweg?": each thing that a day without a network needs, and what to do where it is not right. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { bringAlong } from "../packs-along";
import { round } from "../rounds";
import { queue } from "../state";
import { keepTeamShell } from "../team-shell";
import { readFacts } from "./facts";
import { type Check, type Facts, judgeReadiness, type Row } from "./readiness";

export function Readiness(): JSX.Element {
  const [facts, setFacts] = useState<Facts>();
  const [isBusy, setBusy] = useState(false);
  const { waiting } = queue.value;
  useEffect(() => void readFacts().then(setFacts), [waiting]);
  const refresh = async () => {
    setBusy(true);
    await round(true);
    await Promise.all([keepTeamShell(), bringAlong(new AbortController().signal)]);
    setFacts(await readFacts());
    setBusy(false);
  };
  const rows = facts ? judgeReadiness(facts) : [];
  const isReady = facts !== undefined && rows.every(({ state }) => state !== "look");
  return (
    <section class="panel" aria-labelledby="ready">
      <h2 id="ready">{t("Klaar voor onderweg?")}</h2>
      <p role="status">{isReady ? t("Ja. U kunt zonder internet werken.") : t("Kijk wat er nog moet.")}</p>
      <ul class="checks-list">
        {rows.map((row) => (
          <Line key={row.check} row={row} />
        ))}
      </ul>
      <Button icon="down" isBusy={isBusy} onClick={() => void refresh()}>
        {isBusy ? t("Bezig met ophalen") : t("Haal alles nu op")}
      </Button>
    </section>
  );
}

function Line({ row: { check, state } }: { readonly row: Row }): JSX.Element {
  const { name, todo } = WORDS[check]();
  const icons = { ok: "check", look: "warning", unknown: "help" } as const;
  const states = {
    ok: t("goed"),
    look: t("kijk hiernaar"),
    unknown: t("dit vertelt de tablet niet"),
  } as const;
  return (
    <li class={`check-row ${state === "ok" ? "done" : state}`}>
      <Icon name={icons[state]} />
      <span>
        <strong>{name}</strong> <span class="aside">{states[state]}</span>
        {state === "look" && <p>{todo}</p>}
      </span>
    </li>
  );
}

const WORDS: Readonly<Record<Check, () => { readonly name: string; readonly todo: string }>> = {
  shell: () => ({
    name: t("De app"),
    todo: t("De app staat nog niet op deze tablet. Maak verbinding en tik op Haal alles nu op."),
  }),
  place: () => ({
    name: t("De plek"),
    todo: t("Deze tablet weet zijn plek nog niet. Maak verbinding, of vraag het de beheerder."),
  }),
  packs: () => ({
    name: t("Pakketten"),
    todo: t("Er zijn pakketten die nog niet of niet nieuw op deze tablet staan. Maak verbinding met wifi."),
  }),
  unsent: () => ({
    name: t("Alles verstuurd"),
    todo: t("Er wacht nog werk van eerder. Het blijft bewaard; verstuur het liefst voor u weggaat."),
  }),
  space: () => ({
    name: t("Ruimte"),
    todo: t("De tablet is bijna vol. Haal foto's of andere apps weg."),
  }),
  battery: () => ({ name: t("Batterij"), todo: t("Laad de tablet op, of neem een lader mee.") }),
  clock: () => ({
    name: t("Klok"),
    todo: t("De klok van de tablet loopt niet goed. Zet hem gelijk bij de instellingen van de tablet."),
  }),
};
