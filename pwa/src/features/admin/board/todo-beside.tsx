/** What is to be done in a few lines, beside other work, and the way to what goes out next. */
import "./board.css";
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import type { ScreenProps } from "../screens";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { type Group, type Outgoing, readBoard, readOutgoing } from "./board-api";
import { KINDS, NUMBERS } from "./kinds";

const SHOWN = 6; // lines

export function TodoBeside({ mayFollow }: Pick<ScreenProps, "mayFollow">): JSX.Element | null {
  const answer = useAnswer(readBoard, []);
  if (!answer) return null;
  if (!answer.ok)
    return (
      <aside class="todo-beside" aria-label={t("Te doen")}>
        <Unread answers={[answer]} />
      </aside>
    );
  return (
    <aside class="todo-beside" aria-label={t("Te doen")}>
      <section class="card">
        <h2>{t("Te doen")}</h2>
        <ul>
          {answer.value.groups.slice(0, SHOWN).map((group) => (
            <Line key={group.kind} group={group} mayFollow={mayFollow} />
          ))}
        </ul>
        <p>
          <a href="#/board">{t("Alles wat te doen is")}</a>
        </p>
      </section>
      {mayFollow("#/publish") && <OutgoingCard />}
    </aside>
  );
}

interface LineProps extends Pick<ScreenProps, "mayFollow"> {
  readonly group: Group;
}

/** It leads to the worst place of its kind. */
function Line({ group: { kind, n, work }, mayFollow }: LineProps): JSX.Element {
  const [worst] = work;
  const { text, href } = KINDS[kind];
  const to = worst && href(worst);
  const words = (
    <>
      <strong class="todo-n">{NUMBERS.format(n)}</strong> <span>{text(n)}</span>
    </>
  );
  return <li>{to && mayFollow(to) ? <a href={to}>{words}</a> : <span>{words}</span>}</li>;
}

/** What waits for a signature or is tried out; where nothing is under way, how it begins. */
function OutgoingCard(): JSX.Element {
  const answer = useAnswer(readOutgoing, []);
  const underWay = answer?.ok ? answer.value.packs.flatMap(stepsOf) : [];
  return (
    <section class="outgoing">
      <h2>{t("Klaarzetten voor telefoons")}</h2>
      {underWay.length === 0 ? (
        <p>{t("Lees eerst wat verandert, dan tekenen twee mensen.")}</p>
      ) : (
        <ul>
          {underWay.slice(0, SHOWN).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      <LinkButton href="#/publish">{t("Bekijk verschil")}</LinkButton>
    </section>
  );
}

function stepsOf({ title, staged, waits }: Outgoing["packs"][number]): readonly string[] {
  return [
    ...(waits === null ? [] : [t("{title}: uitgave {n} wacht op handtekeningen", { title, n: waits })]),
    ...(staged === null
      ? []
      : [
          staged.is_paused
            ? t("{title}: de proef met uitgave {n} staat stil", { title, n: staged.edition })
            : t("{title}: uitgave {n} is op proef", { title, n: staged.edition }),
        ]),
  ];
}
