/** Every state of a pack itself: who changed what of it and when, how it differs from now, and a way back to it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { momentInWords } from "../moments";
import { Problem } from "../problems";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { useDeed } from "../use-deed";
import { BeforeAfter } from "./compared";
import type { CardLine } from "./editing-api";
import { type PackVersion, type Part, readPackVersion, readPackVersions, restorePack } from "./pack-api";
import { packDifferences } from "./pack-comparing";
import { refusal } from "./refusal";

interface PackHistoryProps {
  readonly pack: string;
  readonly cards: readonly CardLine[];
  readonly csrf: string;
  /** The pack is another by now. */
  readonly onChange: () => void;
  readonly onClose: () => void;
}

export function PackHistory(props: PackHistoryProps): JSX.Element {
  const answer = useAnswer(() => readPackVersions(props.pack), []);
  const [chosen, choose] = useState<number>();
  const versions = answer?.ok ? answer.value.versions : [];
  const newest = versions[0]?.number ?? 0;
  return (
    <Dialog title={t("Geschiedenis van het pakket")} onClose={props.onClose}>
      <Unread answers={[answer]} />
      <ol class="versions">
        {versions.map((version) => (
          <li key={version.number}>
            <button
              type="button"
              aria-expanded={chosen === version.number}
              onClick={() => choose(chosen === version.number ? undefined : version.number)}
            >
              <VersionName version={version} />
            </button>
            {chosen === version.number && <OneVersion number={version.number} newest={newest} {...props} />}
          </li>
        ))}
      </ol>
      <div class="answers">
        <Button kind="quiet" onClick={props.onClose}>
          {t("Sluit")}
        </Button>
      </div>
    </Dialog>
  );
}

const PARTS: Readonly<Record<Part, () => string>> = {
  about: () => t("over het pakket"),
  themes: () => t("thema’s"),
  facts: () => t("feiten"),
  order: () => t("kaarten en volgorde"),
};

function VersionName({ version: { number, at, by, parts } }: { readonly version: PackVersion }): JSX.Element {
  return (
    <>
      <strong>{t("Versie {n}", { n: number })}</strong>{" "}
      {parts.map((part) => (
        <span key={part} class="chip">
          {PARTS[part]()}
        </span>
      ))}{" "}
      <span>
        {at === null ? t("uit bestanden") : momentInWords(at)} <bdi>{by}</bdi>
      </span>
    </>
  );
}

interface OneVersionProps extends PackHistoryProps {
  readonly number: number;
  readonly newest: number;
}

function OneVersion({ pack, number, newest, cards, csrf, onChange, onClose }: OneVersionProps): JSX.Element {
  const then = useAnswer(() => readPackVersion(pack, number), [number]);
  const now = useAnswer(() => readPackVersion(pack, newest), [newest]);
  const { problem, isBusy, run } = useDeed();
  if (!then || !now) return <p role="status">{t("Een moment…")}</p>;
  if (!then.ok || !now.ok) return <Unread answers={[then, now]} />;
  const titles = new Map(cards.map(({ id, title }) => [id, title]));
  const found = packDifferences(then.value.content, now.value.content, titles);
  const restore = async () => {
    if (!(await run(restorePack(pack, number, newest, csrf), t("Het pakket is teruggezet.")))) return;
    onClose();
    onChange();
  };
  if (found.length === 0) return <p>{t("Er is geen verschil.")}</p>;
  return (
    <>
      <ul class="compared">
        {found.map((one) => (
          <li key={one.where}>
            <strong>{one.where}</strong>
            <BeforeAfter change={one} />
          </li>
        ))}
      </ul>
      <p class="aside">{t("Thema’s en feiten die een kaart nu gebruikt, en nieuwe kaarten, blijven.")}</p>
      <Problem code={refusal(problem)} />
      <Button icon="again" isBusy={isBusy} onClick={() => void restore()}>
        {t("Zet versie {n} terug", { n: number })}
      </Button>
    </>
  );
}
