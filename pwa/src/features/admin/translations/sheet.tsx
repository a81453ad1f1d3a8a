/** One pack in one language: the text that is worked on, and beside it the list of all that are chosen. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { languageInDutch } from "../names";
import { PageTitle } from "../page-title";
import { Problem } from "../problems";
import { useList } from "../use-list";
import { type Line, readSheet, type Sheet, type State, type Where } from "./api";
import { FilesCard } from "./files";
import { sheetLink } from "./links";
import { type Chosen, isChosen, neighbour, workLeft } from "./progress";
import { SegmentList } from "./segment-list";
import { SegmentPane } from "./segment-pane";

interface SheetPageProps {
  readonly where: Where;
  /** Which text; without it the first that is open. */
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
      <Problem code={answer?.ok === false ? answer.code : undefined} />
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
  const [chosen, setChosen] = useState<Chosen>("open");
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
      {shown.length === 0 && <Done />}
      <div class="sheet">
        {current && (
          <SegmentPane
            where={where}
            line={current}
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

function Done(): JSX.Element {
  return (
    <Notice tone="done" icon="check" title={t("Hier is niets meer te doen.")}>
      {t("Kies hierboven andere teksten.")}
    </Notice>
  );
}

const CHOICES: readonly (readonly [Chosen, () => string])[] = [
  ["open", () => t("nog te vertalen")],
  ["review", () => t("na te kijken")],
  ["all", () => t("alle teksten")],
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
        <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value as Chosen)}>
          {CHOICES.map(([value, text]) => (
            <option key={value} value={value}>
              {text()}
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
