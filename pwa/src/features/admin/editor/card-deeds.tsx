/** What can be done with a card as a whole: finish it, look back, throw the draft away, take it out of its pack. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { AskFirst } from "../ask-first";
import type { Answer } from "../call";
import { Problem } from "../problems";
import { noteProblem } from "../state";
import { useDeed } from "../use-deed";
import type { CardContent, Theme } from "./content";
import { type Change, discardDraft, finishCard, readCard, removeCard } from "./editing-api";
import { FinishDialog } from "./finish-dialog";
import { HistoryDialog } from "./history-dialog";
import { pathInWords, textPath } from "./in-words";
import { packLink } from "./links";
import { tidy } from "./tidy";
import { isReady, type Opened } from "./use-saving";

interface CardDeedsProps {
  readonly opened: Opened;
  readonly themes: readonly Theme[];
  readonly csrf: string;
  /** The server has another state now. */
  readonly onOther: () => void;
}

export function CardDeeds(props: CardDeedsProps): JSX.Element {
  const { saving } = props.opened;
  const [shown, show] = useState<"finish" | "history">();
  const restore = (content: CardContent) => {
    saving.change(content);
    show(undefined);
    announce(t("Teruggezet, als concept."));
  };
  return (
    <div class="card-deeds">
      <Button kind="main" icon="check" onClick={() => show("finish")}>
        {t("Klaar")}
      </Button>
      <Button icon="again" onClick={() => show("history")}>
        {t("Geschiedenis")}
      </Button>
      <ThrowAway {...props} />
      {shown === "finish" && <Finish {...props} onClose={() => show(undefined)} />}
      {shown === "history" && (
        <HistoryDialog
          content={saving.content.value}
          themes={props.themes}
          onRestore={restore}
          onClose={() => show(undefined)}
        />
      )}
    </div>
  );
}

/** Saved first, so that what is finished is what stands on the screen. */
function Finish({
  opened,
  themes,
  csrf,
  onOther,
  onClose,
}: CardDeedsProps & { readonly onClose: () => void }) {
  const { saving, finished } = opened;
  const [problem, setProblem] = useState<{ readonly code: string; readonly where: string }>();
  const [isBusy, setBusy] = useState(false);
  const finish = async (changes: Readonly<Record<string, Change>>) => {
    setBusy(true);
    saving.change(tidy(saving.content.peek()));
    await saving.flush();
    const card = saving.content.peek().id;
    const answer: Answer<unknown> =
      saving.place.peek().at === "server"
        ? await finishCard(card, saving.basedOn, changes, csrf)
        : { ok: false, code: "offline" };
    setBusy(false);
    if (answer.ok) {
      announce(t("De kaart is klaar gezet."));
      onOther();
      return;
    }
    const field = answer.field ?? "";
    setProblem({ code: noteProblem(answer.code), where: fieldInWords(saving.content.peek(), field, themes) });
  };
  return (
    <FinishDialog
      finished={finished}
      content={tidy(saving.content.value)}
      themes={themes}
      problem={problem}
      isBusy={isBusy}
      onFinish={(changes) => void finish(changes)}
      onClose={onClose}
    />
  );
}

/** The server names a field by its path (`blocks[0].text.nl`) or a text by its id. */
function fieldInWords(content: CardContent, field: string, themes: readonly Theme[]): string {
  const byPath = field.split(/[.[\]]+/).filter((part) => part !== "");
  const path = textPath(content, field) ?? byPath.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return path.length > 0 ? pathInWords(content, path, themes) : "";
}

function ThrowAway({ opened, csrf, onOther }: CardDeedsProps): JSX.Element {
  const { saving, state } = opened;
  const { problem, isBusy, run } = useDeed();
  const card = state.content.id;
  const discard = async () => {
    await saving.flush();
    const newest = await run(readCard(card));
    if (!newest) return;
    const done = await run(discardDraft(card, newest.value.number, csrf), t("Het concept is weg."));
    if (!done) return;
    saving.take(done.value);
    if (state.finished === 0) location.hash = packLink(state.pack);
    else onOther();
  };
  const remove = async () => {
    if (!(await run(removeCard(card, csrf), t("De kaart is uit het pakket gehaald.")))) return;
    saving.stop();
    location.hash = packLink(state.pack);
  };
  return (
    <>
      {!isReady(opened) && <Discard isBusy={isBusy} onYes={() => void discard()} />}
      {state.finished > 0 && <TakeOut isBusy={isBusy} onYes={() => void remove()} />}
      <Problem code={problem} />
    </>
  );
}

interface AskedProps {
  readonly isBusy: boolean;
  readonly onYes: () => void;
}

function Discard({ isBusy, onYes }: AskedProps): JSX.Element {
  return (
    <AskFirst
      text={t("Gooi concept weg")}
      isBusy={isBusy}
      title={t("Het concept weggooien?")}
      no={t("Nee, houd het concept")}
      onYes={onYes}
    >
      {t("De kaart is dan weer zoals die klaar gezet was. In de geschiedenis vindt u het concept terug.")}
    </AskFirst>
  );
}

function TakeOut({ isBusy, onYes }: AskedProps): JSX.Element {
  return (
    <AskFirst
      text={t("Haal uit het pakket")}
      isBusy={isBusy}
      title={t("Deze kaart uit het pakket halen?")}
      no={t("Nee, laat de kaart staan")}
      onYes={onYes}
    >
      {t("Vanaf de volgende uitgave zien telefoons deze kaart niet meer. Alle versies blijven bewaard.")}
    </AskFirst>
  );
}
