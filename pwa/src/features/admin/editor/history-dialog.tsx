/** Every state of a card that was saved: who made it and when, how it differs from now, and a way back to it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { momentInWords } from "../moments";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { Compared } from "./compared";
import { differences } from "./comparing";
import type { CardContent, Theme } from "./content";
import { readVersion, readVersions, type Version } from "./editing-api";

interface HistoryDialogProps {
  readonly content: CardContent;
  readonly themes: readonly Theme[];
  readonly onRestore: (content: CardContent) => void;
  readonly onClose: () => void;
}

export function HistoryDialog({ content, themes, onRestore, onClose }: HistoryDialogProps): JSX.Element {
  const answer = useAnswer(() => readVersions(content.id), []);
  const [chosen, choose] = useState<number>();
  return (
    <Dialog title={t("Geschiedenis")} onClose={onClose}>
      <Unread answers={[answer]} />
      <ol class="versions">
        {answer?.ok &&
          answer.value.versions.map((version) => (
            <li key={version.number}>
              <button
                type="button"
                aria-expanded={chosen === version.number}
                onClick={() => choose(chosen === version.number ? undefined : version.number)}
              >
                <VersionName version={version} />
              </button>
              {chosen === version.number && (
                <OneVersion number={version.number} content={content} themes={themes} onRestore={onRestore} />
              )}
            </li>
          ))}
      </ol>
      <div class="answers">
        <Button kind="quiet" onClick={onClose}>
          {t("Sluit")}
        </Button>
      </div>
    </Dialog>
  );
}

const KINDS: Readonly<Record<Version["kind"], () => string>> = {
  finished: () => t("klaar gezet"),
  draft: () => t("concept"),
  removed: () => t("uit het pakket gehaald"),
};

function VersionName({ version: { number, at, by, kind } }: { readonly version: Version }): JSX.Element {
  return (
    <>
      <strong>{t("Versie {n}", { n: number })}</strong>{" "}
      <span class={kind === "finished" ? "chip done" : "chip"}>{KINDS[kind]()}</span>{" "}
      <span>
        {at === null ? t("uit bestanden") : momentInWords(at)} <bdi>{by}</bdi>
      </span>
    </>
  );
}

interface OneVersionProps {
  readonly number: number;
  readonly content: CardContent;
  readonly themes: readonly Theme[];
  readonly onRestore: (content: CardContent) => void;
}

function OneVersion({ number, content, themes, onRestore }: OneVersionProps): JSX.Element {
  const answer = useAnswer(() => readVersion(content.id, number), [number]);
  if (!answer) return <p role="status">{t("Een moment…")}</p>;
  if (!answer.ok) return <Unread answers={[answer]} />;
  const found = answer.value.content;
  return (
    <>
      <Compared differences={differences(found, content)} content={content} themes={themes} />
      <Button icon="again" onClick={() => onRestore(found)}>
        {t("Zet versie {n} terug", { n: number })}
      </Button>
    </>
  );
}
