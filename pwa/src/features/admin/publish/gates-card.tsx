/** The gates before an edition: which are open, what keeps one shut, and what a publisher lets stand for some days. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { Icon } from "../../../ui/icon";
import { detailInWords, faultLink, ruleInWords } from "../fault";
import { Problem } from "../problems";
import type { ScreenProps } from "../screens";
import { useDeed } from "../use-deed";
import { addWaiver, endWaiver, type Finding, type Gate, type Judged } from "./api";
import { gateInWords, type Titles, waivedUntil, whereOf } from "./words";

interface GatesProps {
  readonly pack: string;
  readonly judged: Judged;
  /** Of cards, by id. */
  readonly titles: Titles;
  readonly csrf: string;
  readonly mayFollow: ScreenProps["mayFollow"];
  readonly onChanged: () => void;
}

const LONGEST = 30 * 86_400_000; // ms

export function Gates({ judged, ...rest }: GatesProps): JSX.Element {
  return (
    <>
      {judged.gates.map((gate) => (
        <GateRow key={gate.name} gate={gate} {...rest} />
      ))}
      <Waivers judged={judged} {...rest} />
    </>
  );
}

interface GateRowProps extends Omit<GatesProps, "judged"> {
  readonly gate: Gate;
}

function GateRow({ pack, gate, titles, csrf, mayFollow, onChanged }: GateRowProps): JSX.Element {
  const words = gateInWords(gate.name);
  if (gate.is_passed) {
    return (
      <p class="gate">
        <Icon name="check" /> {words}{" "}
        {gate.waived > 0 && <span class="aside">{tn("{n} toegelaten", "{n} toegelaten", gate.waived)}</span>}
      </p>
    );
  }
  return (
    <details class="gate">
      <summary>
        <Icon name={gate.blocks ? "warning" : "pause"} /> <strong>{words}</strong>{" "}
        {gate.blocks
          ? tn("{n} keer niet", "{n} keer niet", gate.total)
          : tn("{n} vertaling blijft weg", "{n} vertalingen blijven weg", gate.total)}
      </summary>
      <ul class="names">
        {gate.findings.map((one) => (
          <FindingRow
            key={`${one.card}/${one.at}/${one.language}/${one.problem}`}
            pack={pack}
            gate={gate}
            finding={one}
            where={whereOf(one, titles)}
            csrf={csrf}
            mayFollow={mayFollow}
            onMade={onChanged}
          />
        ))}
      </ul>
    </details>
  );
}

interface FindingProps extends Omit<WaiveProps, "gate">, Pick<GateRowProps, "gate" | "mayFollow"> {}

function FindingRow({ gate, mayFollow, ...about }: FindingProps): JSX.Element {
  const { pack, finding, where } = about;
  const { rule, card, language, at, problem } = finding;
  const href = faultLink({ pack, resource: card === "pack" ? "" : card, language, at, rule });
  const detail = detailInWords(problem);
  return (
    <li>
      <span>
        {mayFollow(href) ? <a href={href}>{where}</a> : where}: {ruleInWords(rule)}
        {detail && <span class="aside"> ({detail})</span>}
      </span>
      {gate.can_be_waived && <Waive gate={gate.name} {...about} />}
    </li>
  );
}

interface WaiveProps {
  readonly pack: string;
  readonly gate: string;
  readonly finding: Finding;
  /** The same in words. */
  readonly where: string;
  readonly csrf: string;
  readonly onMade: () => void;
}

function Waive({ onMade, ...about }: WaiveProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const made = () => {
    setAsking(false);
    onMade();
  };
  return (
    <>
      <Button
        kind="quiet"
        label={t("Laat toe: {where}", { where: about.where })}
        onClick={() => setAsking(true)}
      >
        {t("Laat toe")}
      </Button>
      {isAsking && (
        <Dialog title={t("Een tijd toelaten?")} onClose={() => setAsking(false)}>
          <WaiverForm {...about} onMade={made} onClose={() => setAsking(false)} />
        </Dialog>
      )}
    </>
  );
}

function WaiverForm({
  pack,
  gate,
  finding,
  where,
  csrf,
  onMade,
  onClose,
}: WaiveProps & { readonly onClose: () => void }): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const reason = `${given.get("reason")}`.trim();
    const ends_on = `${given.get("until")}`;
    const asked = { pack, gate, resource: finding.card, language: finding.language, reason, ends_on };
    if (await run(addWaiver(asked, csrf), t("Dit is tot die dag toegelaten."))) onMade();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{where}</p>
      <WaiverFields />
      <Problem code={problem} />
      <div class="answers">
        <Button type="submit" kind="main" isBusy={isBusy}>
          {t("Laat toe, op mijn naam")}
        </Button>
        <Button onClick={onClose}>{t("Nee, houd tegen")}</Button>
      </div>
    </form>
  );
}

function WaiverFields(): JSX.Element {
  return (
    <>
      <label class="field">
        <span>{t("Waarom mag dit, 10 tekens of meer")}</span>
        <textarea name="reason" required minLength={10} maxLength={500} rows={3} />
      </label>
      <label class="field">
        <span>{t("Tot en met, hooguit 30 dagen")}</span>
        <input name="until" type="date" required min={dayFromNow(0)} max={dayFromNow(LONGEST)} />
      </label>
    </>
  );
}

function Waivers({
  judged,
  titles,
  csrf,
  onChanged,
}: Pick<GatesProps, "judged" | "titles" | "csrf" | "onChanged">): JSX.Element | null {
  const { problem, isBusy, run } = useDeed();
  const end = async (id: string) => {
    if (await run(endWaiver(id, csrf), t("Dit is niet meer toegelaten."))) onChanged();
  };
  if (judged.waivers.length === 0) return null;
  return (
    <>
      <h3>{t("Toegelaten")}</h3>
      <Problem code={problem} />
      <ul class="names">
        {judged.waivers.map((one) => (
          <li key={one.id}>
            <span>
              {whereOf({ card: one.resource, at: "", language: one.language }, titles)}:{" "}
              {ruleInWords(one.gate)}. {waivedUntil(one.ends_on, one.made_by, one.reason)}
            </span>
            <Button
              kind="quiet"
              isBusy={isBusy}
              label={t("Niet meer: {where}", { where: one.resource })}
              onClick={() => void end(one.id)}
            >
              {t("Niet meer")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** YYYY-MM-DD; `later` in ms. */
function dayFromNow(later: number): string {
  return new Date(Date.now() + later).toISOString().slice(0, 10);
}
