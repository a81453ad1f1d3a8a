/** One question with what was said in it, and where it stands. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { threadsSignal } from "../../../app/state";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { fetchAnswers } from "../../../net/answers";
import { deleteThread, type Thread, type ThreadMessage } from "../../../store/threads";
import { Button, LinkButton } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { Icon } from "../../../ui/icon";
import { Isolated } from "../../../ui/isolated";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { standing } from "../delivery";
import { Screen } from "../frame";
import { goOnTo, LINKS } from "../links";
import { isRedTopic } from "../sensitive";
import { WhoReads } from "./who-reads";

export function ThreadScreen({ thread: id }: { readonly thread: string }): JSX.Element {
  const thread = threadsSignal.value.find((one) => one.id === id);
  useEffect(() => void fetchAnswers(fetch), []);
  return (
    <Screen title={t("Mijn vraag")} back={LINKS.ask} tab="ask" isRed={thread && isRedTopic(thread.topic)}>
      {thread ? <Conversation thread={thread} /> : <Gone />}
    </Screen>
  );
}

function Conversation({ thread }: { readonly thread: Thread }): JSX.Element {
  const { icon, tone, text, more } = standing(thread);
  return (
    <>
      <Notice tone={tone === "warn" ? "warn" : tone === "done" ? "done" : "info"} icon={icon} title={text()}>
        {more()}
      </Notice>
      <WhoReads audience={thread.audience} isWaiting={thread.state === "open" && tone !== "warn"} />
      <ol class="talk">
        {thread.messages.map((message, at) => (
          <Said key={`${at}-${message.day}`} message={message} />
        ))}
      </ol>
      {thread.delivery === "expired" && thread.state === "open" && (
        <LinkButton href={LINKS.ask} kind="main" icon="help">
          {t("Stel een nieuwe vraag")}
        </LinkButton>
      )}
      {thread.messages.length === 0 && thread.delivery !== "expired" && (
        <p class="aside">
          {t("Uw tekst staat niet meer op deze telefoon. Met internet komt het gesprek hier terug.")}
        </p>
      )}
      <DeleteButton thread={thread} />
    </>
  );
}

function Said({ message }: { readonly message: ThreadMessage }): JSX.Element {
  const isOwn = message.from === "asker";
  return (
    <li class={isOwn ? "said own-words" : "said"}>
      <strong>
        <Icon name={isOwn ? "help" : "talk"} size={20} /> {isOwn ? t("Ik") : t("De bieb")}
      </strong>
      <p dir="auto">
        <Isolated text={message.text} />
      </p>
      <small>{dayInWords(message.day)}</small>
    </li>
  );
}

function DeleteButton({ thread }: { readonly thread: Thread }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t("Verwijder deze vraag")}
      </Button>
      {isAsking && <DeleteDialog thread={thread} onClose={() => setAsking(false)} />}
    </>
  );
}

interface DeleteDialogProps {
  readonly thread: Thread;
  readonly onClose: () => void;
}

function DeleteDialog({ thread, onClose }: DeleteDialogProps): JSX.Element {
  const [hasFailed, setFailed] = useState(false);
  const remove = async () => {
    try {
      await deleteThread(thread.id);
    } catch {
      setFailed(true); // whatever the reason, it is still there
      return;
    }
    announce(t("De vraag is weg van deze telefoon."));
    goOnTo(LINKS.ask);
  };
  return (
    <Dialog title={t("Verwijder deze vraag?")} onClose={onClose}>
      <p>
        {thread.delivery === "saved"
          ? t("De vraag is nog niet verstuurd. Dan leest niemand hem.")
          : t("De vraag gaat weg van deze telefoon. U ziet het antwoord dan niet meer.")}
      </p>
      <p role="alert">{hasFailed && t("Dat lukt nu niet. Er is nog niets gewist.")}</p>
      <div class="answers">
        <Button kind="danger" icon="trash" onClick={() => void remove()}>
          {t("Verwijder")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("Nee, bewaar hem")}
        </Button>
      </div>
    </Dialog>
  );
}

function Gone(): JSX.Element {
  return (
    <Notice
      icon="help"
      title={t("Deze vraag staat niet op deze telefoon.")}
      action={
        <LinkButton href={LINKS.ask} kind="main">
          {t("Stel een nieuwe vraag")}
        </LinkButton>
      }
    />
  );
}
