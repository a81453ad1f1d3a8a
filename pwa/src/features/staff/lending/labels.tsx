/** Labels for books that have no barcode, and tiles of paper for readers: whole sheets, printed by the browser. */
import "./lending.css";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { makeLabel } from "../../../sync/items";
import { Button, LinkButton } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { itemOf } from "../items";
import { TILES } from "../loans";
import { Page } from "../page";
import { place } from "../state";
import { loans } from "./desk";
import { LabelSheet, TileSheet } from "./sheets";

const ON_A_SHEET = 24;
const MOST_SHEETS = 20;

type What = "labels" | "tiles";

export function LabelsScreen(): JSX.Element {
  const [what, choose] = useState<What>("labels");
  const [sheets, count] = useState(1);
  const [edition, renew] = useState(0);
  const labels = useMemo(() => newLabels(sheets * ON_A_SHEET), [sheets, edition]);
  return (
    <Page title={t("Labels")} part="lending">
      <div class="label-choices">
        <div class="more-links desk-links">
          <LinkButton kind="quiet" icon="scan" href="#/lending">
            {t("Lenen")}
          </LinkButton>
        </div>
        {place.value?.tiles && <WhatToPrint what={what} choose={choose} />}
        {what === "labels" && <Sheets sheets={sheets} count={count} renew={() => renew(edition + 1)} />}
        <Button kind="main" icon="print" onClick={() => window.print()}>
          {t("Print")}
        </Button>
      </div>
      {what === "labels" ? <LabelSheet labels={labels} /> : <TileSheet most={TILES} />}
    </Page>
  );
}

interface WhatProps {
  readonly what: What;
  readonly choose: (what: What) => void;
}

function WhatToPrint({ what, choose }: WhatProps): JSX.Element {
  return (
    <Choice
      name="what"
      legend={t("Wat wil je printen?")}
      look="tabs"
      value={what}
      options={[
        { value: "labels", text: t("Labels voor boeken") },
        { value: "tiles", text: t("Tegels voor lezers") },
      ]}
      onChoose={choose}
    />
  );
}

interface SheetsProps {
  readonly sheets: number;
  readonly count: (sheets: number) => void;
  readonly renew: () => void;
}

function Sheets({ sheets, count, renew }: SheetsProps): JSX.Element {
  return (
    <>
      <p>{t("Plak een label op een boek zonder streepjescode. Elk label is er maar één keer.")}</p>
      <label class="field">
        <span>{t("Hoeveel vellen? Op een vel staan {n} labels.", { n: ON_A_SHEET })}</span>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_SHEETS}
          value={sheets}
          onChange={(event) => count(sheetsIn(event.currentTarget))}
        />
      </label>
      <div class="more-links desk-links">
        <span>{tn("{n} label", "{n} labels", sheets * ON_A_SHEET)}</span>
        <Button kind="quiet" icon="again" onClick={renew}>
          {t("Andere codes")}
        </Button>
      </div>
    </>
  );
}

/** What is typed, within bounds; the field says the same. */
function sheetsIn(field: HTMLInputElement): number {
  const sheets = Math.min(Math.max(Math.round(field.valueAsNumber) || 1, 1), MOST_SHEETS);
  field.value = String(sheets);
  return sheets;
}

/** Codes that no item has; two sheets never share one, for they are drawn out of a thousand million. */
function newLabels(n: number): readonly string[] {
  const made = new Set<string>();
  while (made.size < n) {
    const label = makeLabel(crypto.getRandomValues(new Uint8Array(4)));
    if (!itemOf(label) && !loans.value.has(label)) made.add(label);
  }
  return [...made];
}
