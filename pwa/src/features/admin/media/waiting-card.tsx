/** Recordings that a second person has to hear before phones get them: good, or away with it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { AskFirst } from "../ask-first";
import { mayDo } from "../may-do";
import { MEDIA_WORDS } from "../media-words";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { Listen } from "./listen";
import { approveTake, dropTake, type MediaItem, type Take, takeAddress } from "./media-api";
import { TermsWarning } from "./terms-fields";

interface WaitingProps {
  readonly pack: string;
  readonly self: string;
  readonly csrf: string;
  /** What had the focus is gone. */
  readonly onDone: () => void;
}

export function WaitingCard({
  items,
  ...rest
}: WaitingProps & { readonly items: readonly MediaItem[] }): JSX.Element | null {
  const waiting = items.flatMap(({ takes }) => takes.filter(({ approved_by }) => approved_by === ""));
  if (waiting.length === 0) return null;
  return (
    <section class="card" aria-label={t("Beluisteren")}>
      <h2>{t("Beluisteren")}</h2>
      <p class="aside">{t("Telefoons krijgen een opname pas als iemand anders hem goed vindt.")}</p>
      <ul class="media-list">
        {waiting.map((take) => (
          <WaitingTake key={take.id} take={take} {...rest} />
        ))}
      </ul>
    </section>
  );
}

function WaitingTake({ take, ...rest }: WaitingProps & { readonly take: Take }): JSX.Element {
  const [hasHeard, setHeard] = useState(false);
  const { problem, isBusy, run } = useDeed();
  const { pack, self, csrf, onDone } = rest;
  const mayApprove = take.made_by !== self && mayDo("review");
  const approve = async () => {
    if (await run(approveTake(pack, take.id, csrf), t("De opname is goedgekeurd."))) onDone();
  };
  const drop = async () => {
    if (await run(dropTake(pack, take.id, csrf), t("De opname is weg."))) onDone();
  };
  return (
    <li>
      <p class="sentence" lang="nl">
        {take.says}
      </p>
      <TakeState take={take} />
      {take.credit_line && <p class="aside">{t("Noem erbij: {line}", { line: take.credit_line })}</p>}
      <TermsWarning licence={take.licence} />
      <div class="answers">
        <Listen address={takeAddress(pack, take.id)} says={take.says} onHeard={() => setHeard(true)} />
        {mayApprove && (
          <Button
            kind="main"
            icon="check"
            isBusy={isBusy}
            isDisabled={!hasHeard}
            onClick={() => void approve()}
          >
            {t("Goed")}
          </Button>
        )}
        {mayDo("edit") && <Drop says={take.says} onYes={() => void drop()} />}
      </div>
      {take.made_by === self && <p class="aside">{t("U sprak dit zelf in. Iemand anders luistert.")}</p>}
      {mayApprove && !hasHeard && <p class="aside">{t("Luister eerst. Dan kunt u de opname goedkeuren.")}</p>}
      <Problem code={problem} words={MEDIA_WORDS} />
    </li>
  );
}

function Drop({ says, onYes }: { readonly says: string; readonly onYes: () => void }): JSX.Element {
  return (
    <AskFirst
      text={t("Gooi weg")}
      label={t("Gooi weg: {says}", { says })}
      title={t("Deze opname weggooien?")}
      no={t("Nee, laat staan")}
      onYes={onYes}
    >
      {t("De opname verdwijnt van de server. Iemand kan de zin opnieuw inspreken.")}
    </AskFirst>
  );
}

export function TakeState({ take }: { readonly take: Take }): JSX.Element {
  const seconds = (take.milliseconds / 1000).toFixed(1).replace(".", ",");
  return (
    <p class="aside">
      {t("Ingesproken door {name}, {seconds} seconden", { name: take.made_by, seconds })}{" "}
      {take.outdated && (
        <Chip tone="warn" icon="again">
          {t("De tekst is nu: {text}", { text: take.says_now ?? "" })}
        </Chip>
      )}
    </p>
  );
}
