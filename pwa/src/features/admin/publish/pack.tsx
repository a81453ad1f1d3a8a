/** One pack on its way out: its stage, what would change, the gates, the deed itself, and the editions before. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { PageTitle } from "../page-title";
import { Problem } from "../problems";
import type { ScreenProps } from "../screens";
import { Unread } from "../unread";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import {
  changeStage,
  type Judged,
  type PackReview,
  type PackState,
  type Publication,
  type Recalled,
  readGates,
  readOverview,
  readReview,
  readTexts,
} from "./api";
import { Changes } from "./changes-card";
import { Gates } from "./gates-card";
import { Past } from "./past-card";
import { usePlaceNames } from "./place-names";
import { PublishForm } from "./publish-form";
import { TakeBack } from "./take-back";
import { TakenBack } from "./taken-back";
import { WhatNow } from "./what-now";

interface PackProps extends Pick<ScreenProps, "csrf" | "mayFollow"> {
  readonly pack: string;
}

export function PackPage(props: PackProps): JSX.Element {
  const { pack, csrf } = props;
  const [overview, again] = useList(readOverview);
  const [review, reviewAgain] = useList(() => readReview(pack));
  const [judged, judgeAgain] = useList(() => readGates(pack));
  const [done, setDone] = useState<Publication>();
  const state = overview?.ok ? overview.value.packs.find((one) => one.id === pack) : undefined;
  const changed = (publication: Publication) => {
    setDone(publication);
    again();
    reviewAgain();
  };
  const waived = () => {
    judgeAgain();
    reviewAgain();
  };
  const titles = titlesOf(review?.ok ? review.value : undefined);
  const nameOf = ({ resource }: Recalled) => titles.get(resource) ?? resource;
  return (
    <>
      <PageTitle text={state?.title ?? t("Publiceren")} />
      <p>
        <a href="#/publish">{t("Alle pakketten")}</a>
      </p>
      <Unread answers={[overview, review, judged]} />
      <WhatNow proposed={done?.proposed} />
      {state?.staged && <StageCard state={state} csrf={csrf} onDone={changed} />}
      {overview?.ok && <TakenBack recalls={overview.value.recalls} pack={pack} nameOf={nameOf} />}
      {review?.ok && <WhatChanges review={review.value} pack={pack} />}
      {judged?.ok && <TheGates judged={judged.value} titles={titles} {...props} onChanged={waived} />}
      {review?.ok && judged?.ok && (
        <Deeds pack={pack} review={review.value} judged={judged.value} csrf={csrf} onDone={changed} />
      )}
    </>
  );
}

/** By id: cards that phones have, and those that the next edition adds. */
function titlesOf(review: PackReview | undefined): ReadonlyMap<string, string> {
  const changed = review?.changes.cards.map(({ card, title }) => [card, title] as const) ?? [];
  return new Map([...(review?.cards.map(({ id, title }) => [id, title] as const) ?? []), ...changed]);
}

interface DeedsProps extends Omit<PackProps, "mayFollow"> {
  readonly review: PackReview;
  readonly judged: Judged;
  readonly onDone: (publication: Publication) => void;
}

function Deeds({ pack, review, judged, csrf, onDone }: DeedsProps): JSX.Element {
  return (
    <>
      <PublishForm
        pack={pack}
        isShut={judged.gates.some((gate) => gate.blocks && !gate.is_passed)}
        isSame={review.changes.cards.length === 0}
        csrf={csrf}
        onDone={onDone}
      />
      <Past pack={pack} past={review.past} csrf={csrf} onDone={onDone} />
      {review.cards.length > 0 && <TakeBack pack={pack} cards={review.cards} csrf={csrf} onDone={onDone} />}
    </>
  );
}

function WhatChanges({ review, pack }: { readonly review: PackReview; readonly pack: string }): JSX.Element {
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">{t("Wat verandert")}</h2>
      <Changes changes={review.changes} ask={(card, language) => readTexts(pack, card, language)} />
    </section>
  );
}

interface TheGatesProps extends PackProps {
  readonly judged: Judged;
  readonly titles: ReadonlyMap<string, string>;
  readonly onChanged: () => void;
}

function TheGates(props: TheGatesProps): JSX.Element {
  return (
    <section class="card" aria-labelledby="gates">
      <h2 id="gates">{t("Mag het naar buiten?")}</h2>
      <Gates {...props} />
    </section>
  );
}

interface StageCardProps {
  readonly state: PackState;
  readonly csrf: string;
  readonly onDone: (publication: Publication) => void;
}

function StageCard({ state, csrf, onDone }: StageCardProps): JSX.Element | null {
  const { problem, isBusy, run } = useDeed();
  const placesInWords = usePlaceNames();
  const { staged, id } = state;
  if (staged === null) return null;
  const change = async (deed: "release" | "pause" | "resume") => {
    const done = await run(changeStage(id, deed, csrf));
    if (done) onDone(done.value);
  };
  return (
    <section class="card" aria-labelledby="stage">
      <h2 id="stage">{t("Uitgave {n} is op proef", { n: staged.edition })}</h2>
      <p>
        {staged.is_paused
          ? t("Zij staat stil: geen telefoon krijgt haar erbij.")
          : t("Alleen telefoons op {places} krijgen haar.", { places: placesInWords(staged.places) })}
      </p>
      <Problem code={problem} />
      <div class="answers">
        <Button kind="main" icon="send" isBusy={isBusy} onClick={() => void change("release")}>
          {t("Naar iedereen")}
        </Button>
        {staged.is_paused ? (
          <Button icon="play" isBusy={isBusy} onClick={() => void change("resume")}>
            {t("Ga verder met de proef")}
          </Button>
        ) : (
          <Button icon="pause" isBusy={isBusy} onClick={() => void change("pause")}>
            {t("Zet de proef stil")}
          </Button>
        )}
      </div>
    </section>
  );
}
