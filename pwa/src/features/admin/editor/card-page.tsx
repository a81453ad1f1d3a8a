/** One card on an editor's desk: its form, where it is saved, its preview, its history, and the way to finish it. */
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { DUTCH, t } from "../../../i18n/words";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { PageTitle } from "../page-title";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { CardDeeds } from "./card-deeds";
import { CardForm } from "./card-form";
import { ClashView } from "./clash-view";
import type { PackContent, PackFact } from "./content";
import { OnDesk } from "./desk";
import type { Translations } from "./document";
import { readFacts, readPack, readTranslations } from "./editing-api";
import { packLink } from "./links";
import { PreviewFrame } from "./preview-frame";
import { SavedWhere } from "./saved-where";
import { useHints } from "./use-hints";
import { isReady, type Opened, useSaving } from "./use-saving";
import { withValue } from "./values";

interface CardPageProps {
  readonly card: string;
  readonly person: string;
  readonly csrf: string;
}

export function CardPage({ card, person, csrf }: CardPageProps): JSX.Element {
  const [turn, setTurn] = useState(0);
  const openAnew = () => setTurn((before) => before + 1);
  const opened = useSaving({ card, person, csrf }, turn);
  return (
    <div class="editor">
      <PageTitle text={t("Kaart bewerken")} turn={turn} />
      {typeof opened === "string" && <Unread answers={[{ ok: false, code: opened, again: openAnew }]} />}
      {typeof opened === "object" && <WithPack key={turn} opened={opened} csrf={csrf} onOther={openAnew} />}
    </div>
  );
}

interface WithPackProps {
  readonly opened: Opened;
  readonly csrf: string;
  /** The server has another state now: open the card anew. */
  readonly onOther: () => void;
}

function WithPack(props: WithPackProps): JSX.Element | null {
  const { pack } = props.opened.state;
  const answer = useAnswer(() => readPack(pack), [pack]);
  const facts = useAnswer(() => readFacts(pack), [pack]);
  if (!answer || !facts) return null;
  if (!answer.ok || !facts.ok) return <Unread answers={[answer, facts]} />;
  return <Workbench {...props} pack={answer.value.pack} facts={facts.value.facts.map(({ fact }) => fact)} />;
}

interface WorkbenchProps extends WithPackProps {
  readonly pack: PackContent;
  readonly facts: readonly PackFact[];
}

function Workbench({ opened, csrf, pack, facts, onOther }: WorkbenchProps): JSX.Element {
  const { saving, state } = opened;
  const content = saving.content.value;
  const hints = useHints(content, csrf);
  const translations = useTranslations(pack, content.id);
  const edit = (path: Parameters<typeof withValue>[1], value: unknown) =>
    saving.change(withValue(saving.content.peek(), path, value));
  const desk = { edit, facts, hints, languages: pack.languages, pack: pack.id, card: content.id };
  return (
    <OnDesk value={desk}>
      <p class="aside">
        <a href={packLink(pack.id)}>{pack.title.nl}</a> · <code>{content.id}</code> ·{" "}
        <bdi>{content.title.nl}</bdi>
      </p>
      <div class="desk-top">
        <SavedWhere saving={saving} isReady={isReady(opened)} />
        <CardDeeds opened={opened} themes={pack.themes} csrf={csrf} onOther={onOther} />
      </div>
      {state.kind === "removed" && (
        <Notice icon="trash" title={t("Deze kaart is uit het pakket gehaald")}>
          {t("Verander iets en zet de kaart klaar, dan komt ze achteraan terug.")}
        </Notice>
      )}
      <Clashes opened={opened} pack={pack} />
      <div class="workbench">
        <CardForm content={content} themes={pack.themes} />
        <PreviewFrame
          content={content}
          pack={state.pack}
          facts={facts}
          languages={pack.languages}
          translations={translations}
        />
      </div>
    </OnDesk>
  );
}

function Clashes({ opened: { saving }, pack }: { readonly opened: Opened; readonly pack: PackContent }) {
  const place = saving.place.value;
  if (place.at === "server" || place.why !== "clash") return null;
  const { theirs } = place;
  return (
    <ClashView
      base={saving.base}
      mine={saving.content.value}
      theirs={theirs}
      themes={pack.themes}
      onSettle={(content) => {
        saving.settle(content, theirs);
        announce(t("Samengevoegd."));
      }}
    />
  );
}

/** All languages at once, so that the preview needs no line later on. */
function useTranslations(pack: PackContent, card: string): ReadonlyMap<string, Translations> {
  const [known, setKnown] = useState<ReadonlyMap<string, Translations>>(new Map());
  const others = useMemo(() => pack.languages.filter((tag) => tag !== DUTCH), [pack]);
  useEffect(() => {
    let isCurrent = true;
    for (const tag of others) {
      void readTranslations(pack.id, card, tag).then((answer) => {
        if (answer.ok && isCurrent) setKnown((before) => new Map(before).set(tag, answer.value.texts));
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [others, card]);
  return known;
}
