/** One pack: its cards in their order, a new card, its facts, what it says of itself, its history and the way out of here. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { AskFirst } from "../ask-first";
import { mayDo } from "../may-do";
import { PageTitle } from "../page-title";
import { Problem } from "../problems";
import { Unread } from "../unread";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import { CardsOfPack } from "./cards-card";
import { type PackDetail, readPack } from "./editing-api";
import { FactsCard } from "./facts-card";
import { mediaLink } from "./links";
import { NewCard } from "./new-card";
import { exportAddress, removePack } from "./pack-api";
import { PackForm } from "./pack-form";
import { PackHistory } from "./pack-history";

interface PackPageProps {
  readonly pack: string;
  readonly csrf: string;
}

export function PackPage({ pack, csrf }: PackPageProps): JSX.Element {
  const [answer, reload] = useList(() => readPack(pack));
  const [turn, setTurn] = useState(0);
  const restored = () => {
    setTurn((before) => before + 1);
    reload();
  };
  const detail = answer?.ok ? answer.value : undefined;
  return (
    <div class="editor">
      <PageTitle text={detail?.pack.title.nl ?? t("Pakket")} />
      <Unread answers={[answer]} />
      {detail && (
        <>
          <PackDeeds detail={detail} csrf={csrf} onChange={restored} />
          <CardsOfPack key={detail.order} detail={detail} csrf={csrf} onChange={reload} />
          {mayDo("edit") && <NewCard pack={pack} themes={detail.pack.themes} csrf={csrf} />}
          <FactsCard key={turn} pack={pack} csrf={csrf} onChange={reload} />
          {mayDo("edit") && (
            <details class="card about">
              <summary>
                <h2>{t("Over dit pakket")}</h2>
              </summary>
              <PackForm key={turn} detail={detail} csrf={csrf} onChange={reload} />
            </details>
          )}
        </>
      )}
    </div>
  );
}

interface PackDeedsProps {
  readonly detail: PackDetail;
  readonly csrf: string;
  /** The pack is another by now. */
  readonly onChange: () => void;
}

function PackDeeds({ detail: { pack, resources }, csrf, onChange }: PackDeedsProps): JSX.Element {
  const [isShown, show] = useState(false);
  return (
    <div class="card-deeds">
      <a class="button quiet" href={mediaLink(pack.id)}>
        {t("Beeld en geluid van dit pakket")}
      </a>
      <a class="button quiet" href={exportAddress(pack.id)} download>
        {t("Haal op als map (zip)")}
      </a>
      {mayDo("edit") && (
        <>
          <Button kind="quiet" icon="again" onClick={() => show(true)}>
            {t("Geschiedenis van het pakket")}
          </Button>
          <RemovePack pack={pack.id} csrf={csrf} />
        </>
      )}
      {isShown && (
        <PackHistory
          pack={pack.id}
          cards={resources}
          csrf={csrf}
          onChange={onChange}
          onClose={() => show(false)}
        />
      )}
    </div>
  );
}

const STAYS: Readonly<Record<string, () => string>> = {
  published: () =>
    t(
      "Van dit pakket is een uitgave op telefoons. Haal kaarten terug onder “Publiceren”; het pakket blijft.",
    ),
};

function RemovePack({ pack, csrf }: { readonly pack: string; readonly csrf: string }): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const remove = async () => {
    if (await run(removePack(pack, csrf), t("Het pakket is weg."))) location.hash = "#/packs";
  };
  return (
    <>
      <AskFirst
        text={t("Verwijder het pakket")}
        isBusy={isBusy}
        title={t("Dit pakket verwijderen, met al zijn kaarten?")}
        no={t("Nee, houd het pakket")}
        onYes={() => void remove()}
      >
        {t(
          "Haal het eerst op als map: daarmee kunt u het terugzetten. Een pakket dat uitgegeven is, blijft.",
        )}
      </AskFirst>
      <Problem code={problem} words={STAYS} />
    </>
  );
}
