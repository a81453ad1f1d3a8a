/** The audit: who did what that others must be able to look up, newest first, and whether it is as it was written. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { type Answer, call } from "../call";
import { momentInWords } from "../moments";
import { PageTitle } from "../page-title";
import { TableCard } from "../table-card";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";

interface Entry {
  readonly number: number;
  readonly at: string;
  readonly actor: string;
  readonly deed: string;
  readonly subject: string;
  readonly detail: string;
}

interface Chain {
  readonly entries: number;
  readonly newest: string;
  /** The first entry that is not as it was written; 0 for none. */
  readonly broken_at: number;
}

/** A deed that began and was cut off, so that its outcome is no entry yet. */
interface CutOff extends Pick<Entry, "at" | "actor" | "deed" | "subject"> {
  readonly id: string;
}

interface Audit {
  readonly chain: Chain;
  readonly entries: readonly Entry[];
  readonly cut_off: readonly CutOff[];
}

/** Of a key's name the part by which the page of publishing names it. */
const KEYID = /^([0-9a-f]{16})[0-9a-f]{48}$/;

const DEEDS: Readonly<Record<string, () => string>> = {
  account: () => t("Account"),
  role: () => t("Rollen"),
  factor: () => t("Toegang"),
  "log-in": () => t("Ingelogd"),
  key: () => t("Sleutels"),
  publish: () => t("Gepubliceerd"),
  sign: () => t("Getekend"),
  release: () => t("Naar iedereen"),
  pause: () => t("Gepauzeerd"),
  resume: () => t("Weer verder"),
  rollback: () => t("Teruggezet"),
  waiver: () => t("Uitzondering"),
  "waiver-end": () => t("Uitzondering ingetrokken"),
  recall: () => t("Teruggehaald"),
  "pack-new": () => t("Nieuw pakket"),
  "pack-gone": () => t("Pakket verwijderd"),
  device: () => t("Tablet"),
  finish: () => t("Kaart klaar"),
  review: () => t("Nagekeken"),
  import: () => t("Pakket geïmporteerd"),
  photo: () => t("Foto"),
  recover: () => t("Hersteld"),
};

export function AuditPage(): JSX.Element {
  const [before, setBefore] = useState(0);
  const answer = useAnswer(() => readAudit(before), [before], true);
  return (
    <>
      <PageTitle text={t("Logboek")} />
      <p class="aside">
        {t("Wie wat deed met accounts, sleutels en publicaties. Niemand kan hier iets veranderen of wissen.")}
      </p>
      <Unread answers={[answer]} />
      {answer?.ok && (
        <>
          <ChainNotice chain={answer.value.chain} />
          {answer.value.cut_off.map((deed) => (
            <CutOffNotice key={deed.id} deed={deed} />
          ))}
          <Entries entries={answer.value.entries} />
          <Turns entries={answer.value.entries} isNewest={before === 0} onTurn={setBefore} />
        </>
      )}
    </>
  );
}

function readAudit(before: number): Promise<Answer<Audit>> {
  return call(`accounts/audit?before=${before}`);
}

function ChainNotice({ chain: { entries, newest, broken_at } }: { readonly chain: Chain }): JSX.Element {
  if (broken_at > 0) {
    return (
      <Notice
        tone="danger"
        icon="warning"
        title={t("Regel {n} is niet zoals hij geschreven is.", { n: `${broken_at}` })}
      >
        {t("Iemand veranderde iets buiten Wegwijs om. Vertel het wie de server beheert.")}
      </Notice>
    );
  }
  return (
    <Notice
      tone="done"
      icon="check"
      title={tn(
        "{n} regel, precies zoals hij geschreven is.",
        "{n} regels, precies zoals ze geschreven zijn.",
        entries,
      )}
    >
      {t("Kenmerk van de nieuwste regel:")} <code class="code">{newest.slice(0, 16)}</code>
    </Notice>
  );
}

function CutOffNotice({ deed }: { readonly deed: CutOff }): JSX.Element {
  const what = DEEDS[deed.deed]?.() ?? deed.deed;
  return (
    <Notice
      tone="danger"
      icon="warning"
      title={t("Afgebroken: {what}, {subject}", { what, subject: deed.subject })}
    >
      {t("{name} begon op {moment}. Kijk onder Publiceren wat er geldt.", {
        name: deed.actor,
        moment: momentInWords(deed.at),
      })}
    </Notice>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }): JSX.Element {
  return (
    <TableCard
      caption={t("Regels, de nieuwste eerst")}
      heads={[t("Wanneer"), t("Wie"), t("Wat"), t("Waarover"), t("Bijzonderheden")]}
      empty={t("Er staat nog niets in.")}
      rows={entries.map(({ number, at, actor, deed, subject, detail }) => ({
        key: `${number}`,
        cells: [
          <span key="at" class="whole">
            {momentInWords(at)}
          </span>,
          <bdi key="actor">{actor}</bdi>,
          DEEDS[deed]?.() ?? deed,
          <bdi key="subject">{subject.replace(KEYID, "$1…")}</bdi>,
          <span key="detail" dir="auto">
            {detail}
          </span>,
        ],
      }))}
    />
  );
}

interface TurnsProps {
  readonly entries: readonly Entry[];
  readonly isNewest: boolean;
  readonly onTurn: (before: number) => void;
}

function Turns({ entries, isNewest, onTurn }: TurnsProps): JSX.Element | null {
  const oldest = entries[entries.length - 1]?.number ?? 1;
  if (isNewest && oldest === 1) return null;
  return (
    <div class="answers">
      <Button kind="quiet" icon="back" isDisabled={isNewest} onClick={() => onTurn(0)}>
        {t("Nieuwste")}
      </Button>
      <Button kind="quiet" icon="next" isDisabled={oldest === 1} onClick={() => onTurn(oldest)}>
        {t("Oudere")}
      </Button>
    </div>
  );
}
