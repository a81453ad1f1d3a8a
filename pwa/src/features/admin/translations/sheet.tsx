/** One pack in one language: the text that is worked on, and beside it the list of all that are chosen. */
import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { languageInDutch } from "../names";
import { PageTitle } from "../page-title";
import { Unread } from "../unread";
import { useList } from "../use-list";
import { type Line, readSheet, type Sheet, type State, type Where } from "./api";
import { FilesCard } from "./files";
import { sheetLink } from "./links";
import { mayReview, mayTranslate } from "./may";
import { type Chosen, firstChoice, isChosen, neighbour, workLeft } from "./progress";
import { SegmentList } from "./segment-list";
import { SegmentPane } from "./segment-pane";
import { CHOOSE } from "./spots";

interface SheetPageProps {
  readonly where: Where;
  /** Which text, or `open` or `review` for the first of those; without it what this person comes for. */
  readonly segment: string | undefined;
  readonly csrf: string;
  readonly self: string;
}

export function SheetPage({ where, segment, csrf, self }: SheetPageProps): JSX.Element {
  const [answer, again] = useList(() => readSheet(where));
  const title = answer?.ok ? answer.value.title : "";
  return (
    <>
      <div class="matrix-head">
        <PageTitle
          text={t("{pack} in het {language}", { pack: title, language: languageInDutch(where.language) })}
        />
        <LinkButton href="#/translations" kind="quiet" icon="back">
          {t("Alle vertalingen")}
        </LinkButton>
      </div>
      <Unread answers={[answer]} />
      {answer?.ok && (
        <Work
          sheet={answer.value}
          where={where}
          segment={segment}
          csrf={csrf}
          self={self}
          onImported={again}
        />
      )}
    </>
  );
}

interface WorkProps extends SheetPageProps {
  readonly sheet: Sheet;
  readonly onImported: () => void;
}

function Work({ sheet, where, segment, csrf, self, onImported }: WorkProps): JSX.Element {
  const [chosen, setChosen] = useChosen(where, sheet, segment);
  const [changed, setChanged] = useState<Readonly<Record<string, Partial<Line>>>>({});
  const lines = sheet.segments.map((line) => ({ ...line, ...changed[line.id] }));
  const shown = lines.filter((line) => isChosen(line, chosen));
  const current = lines.find(({ id }) => id === segment) ?? shown[0];
  const change = (id: string, text: string, state: State) =>
    setChanged((before) => ({ ...before, [id]: { text, state } }));
  const step = (from: string, by: 1 | -1) => {
    const next = neighbour(lines, from, chosen, by);
    // In the place of this address: Back leads to where somebody came from, not through every text.
    if (next !== undefined) location.replace(sheetLink(where, next));
  };
  const imported = () => {
    setChanged({});
    onImported();
  };
  return (
    <>
      <Summary lines={lines} chosen={chosen} onChoose={setChosen} />
      <Elsewhere lines={lines} chosen={chosen} onChoose={setChosen} />
      <div class="sheet">
        {current && (
          <SegmentPane
            where={where}
            line={current}
            isSpot={segment !== undefined}
            heading={sheet.resources.find(({ id }) => id === current.resource)?.title}
            csrf={csrf}
            self={self}
            onChange={change}
            onStep={(by) => step(current.id, by)}
          />
        )}
        <SegmentList where={where} sheet={sheet} lines={shown} current={current?.id} />
      </div>
      <FilesCard where={where} csrf={csrf} onTaken={imported} />
    </>
  );
}

/** Which texts are shown: what this person comes for, or what the address names. */
function useChosen(where: Where, sheet: Sheet, segment: string | undefined) {
  const able = { translates: mayTranslate(where.language), reviews: mayReview() };
  const chosen = useState<Chosen>(() => firstChoice(sheet.segments, able));
  useLayoutEffect(() => {
    if (segment === "open" || segment === "review") chosen[1](segment);
  }, [segment]);
  return chosen;
}

/** What waits besides the texts that are shown: somebody who is done with these does not leave it unseen. */
function Elsewhere({ lines, chosen, onChoose }: SummaryProps): JSX.Element | null {
  const isDone = !lines.some((line) => isChosen(line, chosen));
  const other = chosen === "open" ? "review" : "open";
  const n = chosen === "all" ? 0 : lines.filter((line) => isChosen(line, other)).length;
  if (!isDone && n === 0) return null;
  return (
    <Notice
      {...(isDone ? ({ tone: "done", icon: "check" } as const) : {})}
      {...(isDone ? { title: t("Hier is niets meer te doen.") } : {})}
      action={
        n > 0 && (
          <Button kind="quiet" icon="next" onClick={() => onChoose(other)}>
            {other === "review" ? t("Toon wat na te kijken is") : t("Toon wat te vertalen is")}
          </Button>
        )
      }
    >
      {n > 0 && WAITING[other](n)}
    </Notice>
  );
}

const WAITING = {
  review: (n: number) =>
    tn(
      "{n} vertaling wacht op iemand die haar nakijkt.",
      "{n} vertalingen wachten op iemand die ze nakijkt.",
      n,
    ),
  open: (n: number) => tn("{n} tekst wacht op een vertaling.", "{n} teksten wachten op een vertaling.", n),
} as const;

const CHOICES: readonly (readonly [Chosen, (n: number) => string])[] = [
  ["open", (n) => t("nog te vertalen ({n})", { n })],
  ["review", (n) => t("na te kijken ({n})", { n })],
  ["all", (n) => t("alle teksten ({n})", { n })],
];
const A_MINUTE = 5; // words, as the server counts

interface SummaryProps {
  readonly lines: readonly Line[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

function Summary({ lines, chosen, onChoose }: SummaryProps): JSX.Element {
  const open = lines.filter((line) => isChosen(line, "open"));
  const words = open.reduce((total, { nl }) => total + nl.split(" ").length, 0);
  const made = lines.length - open.length;
  return (
    <div class="pick">
      <label class="pick">
        <span>{t("Toon")}</span>
        <select
          id={CHOOSE}
          value={chosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.value as Chosen)}
        >
          {CHOICES.map(([value, text]) => (
            <option key={value} value={value}>
              {text(lines.filter((line) => isChosen(line, value)).length)}
            </option>
          ))}
        </select>
      </label>
      <span role="status">
        {tn("{made} van {n} tekst vertaald", "{made} van {n} teksten vertaald", lines.length, { made })}
        {" · "}
        {workLeft(words, Math.ceil(words / A_MINUTE))}
      </span>
    </div>
  );
}
