/** The first screen: what is to be done, the worst first, and one click to the place where it is done. */
import "./board.css";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Chip } from "../../../ui/chip";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { PageTitle } from "../page-title";
import type { ScreenProps } from "../screens";
import { Unread } from "../unread";
import { useList } from "../use-list";
import { type Group, readBoard, type Work } from "./board-api";
import { KINDS, NUMBERS, titleOf } from "./kinds";

const AGAIN = 2000; // ms, while packs are being looked at

export function BoardPage({ mayFollow }: Pick<ScreenProps, "mayFollow">): JSX.Element {
  const [answer, reload] = useList(readBoard);
  useEffect(() => {
    if (!answer?.ok || answer.value.looking.length === 0) return;
    const timer = setTimeout(reload, AGAIN);
    return () => clearTimeout(timer);
  }, [answer]);
  return (
    <>
      <PageTitle text={t("Overzicht")} />
      <Unread answers={[answer]} />
      {answer?.ok && (
        <>
          <Looking packs={answer.value.looking.length} isEmpty={answer.value.groups.length === 0} />
          <div class="todo">
            {answer.value.groups.map((group) => (
              <GroupCard key={group.kind} group={group} mayFollow={mayFollow} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

function Looking({
  packs,
  isEmpty,
}: {
  readonly packs: number;
  readonly isEmpty: boolean;
}): JSX.Element | null {
  if (packs > 0)
    return (
      <p class="aside" role="status">
        {tn("{n} pakket wordt nog nagekeken.", "{n} pakketten worden nog nagekeken.", packs)}
      </p>
    );
  return isEmpty ? (
    <Notice tone="done" icon="check">
      {t("Er is nu niets te doen.")}
    </Notice>
  ) : null;
}

const URGENCIES = {
  now: { chip: { tone: "warn", icon: "warning" }, text: () => t("Nu") },
  soon: { chip: { tone: "plain" }, text: () => t("Binnenkort") },
  later: undefined,
} as const;

interface GroupCardProps extends Pick<ScreenProps, "mayFollow"> {
  readonly group: Group;
}

function GroupCard({ group: { kind, urgency, n, work }, mayFollow }: GroupCardProps): JSX.Element {
  const { text } = KINDS[kind];
  const heading = `todo-${kind}`;
  const mark = URGENCIES[urgency];
  const rest = n - work.reduce((sum, one) => sum + one.n, 0);
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>
        <span class="todo-n">{NUMBERS.format(n)}</span> <span>{text(n)}</span>
        {mark && <Chip {...mark.chip}>{mark.text()}</Chip>}
      </h2>
      <ul>
        {work.map((one) => (
          <li key={`${one.pack}-${one.resource}-${one.language}-${one.rule}-${one.at}`}>
            <Place kind={kind} work={one} mayFollow={mayFollow} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="aside">{t("En nog {n} op andere plekken.", { n: NUMBERS.format(rest) })}</p>}
    </section>
  );
}

interface PlaceProps extends Pick<ScreenProps, "mayFollow"> {
  readonly kind: Group["kind"];
  readonly work: Work;
}

/** A link, for whoever may do this work. */
function Place({ kind, work, mayFollow }: PlaceProps): JSX.Element {
  const { about, href } = KINDS[kind];
  const to = href(work);
  const words = (
    <>
      <span class="pair-title">
        <strong>{titleOf(kind, work)}</strong>
        <span>{[work.pack_title, about(work)].filter(Boolean).join(" · ")}</span>
      </span>
      {work.n > 1 && <span class="todo-part">{NUMBERS.format(work.n)}</span>}
    </>
  );
  if (!mayFollow(to)) return <div class="todo-place">{words}</div>;
  return (
    <a class="todo-place" href={to}>
      {words}
      <Icon name="next" size={20} />
    </a>
  );
}
