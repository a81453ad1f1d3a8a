/** Bewaard: how much room there is, and every pack with its state: size before the tap, progress, newer, remove. */
import type { JSX } from "preact";
import { full, keeping, packs, settings } from "../../../app/state";
import { dayInWords, sizeInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { storageUse } from "../../../store/packs";
import { ProgressBar } from "../../../ui/bar";
import { LinkButton } from "../../../ui/button";
import { Isolated } from "../../../ui/isolated";
import { Notice } from "../../../ui/notice";
import { Screen } from "../frame";
import { Full } from "../full";
import { Kept } from "../kept";
import { LeaveApp } from "../leave-app";
import { LINKS } from "../links";
import { Losses } from "../losses";
import { Newer } from "../newer";
import { NotChecked } from "../not-checked";
import { offers } from "../offers";
import { MakeRoom } from "../room";
import { useLoaded } from "../use-loaded";
import { Install } from "./install";
import { PackRow } from "./pack-row";

export function SavedScreen(): JSX.Element {
  const all = offers();
  if (keeping.value === "nothing") return <NothingKept />;
  return (
    <Screen title={t("Bewaard op deze telefoon")} tab="saved">
      <Kept />
      <LeaveApp />
      <Full />
      <NotChecked />
      <Losses />
      <Newer />
      <Storage />
      {all.map((offer) => (
        <PackRow key={offer.pack} offer={offer} />
      ))}
      {all.length === 0 && !full.value && (
        <Notice icon="offline" title={t("Er is nog niets om te bewaren.")}>
          {t("Ga één keer op internet. Dan ziet u hier wat u kunt bewaren.")}
        </Notice>
      )}
      <LastChecked />
      <Install />
      <LinkButton href={LINKS.courier} kind="quiet" icon="send">
        {t("Delen zonder internet")}
      </LinkButton>
      <LinkButton href={LINKS.settings} kind="quiet" icon="settings">
        {t("Instellingen")}
      </LinkButton>
    </Screen>
  );
}

function NothingKept(): JSX.Element {
  return (
    <Screen title={t("Bewaard op deze telefoon")} tab="saved">
      <Kept />
      <LinkButton href={LINKS.begin} kind="main">
        {t("Kijk wat u kunt lezen")}
      </LinkButton>
      <LinkButton href={LINKS.settings} kind="quiet" icon="settings">
        {t("Instellingen")}
      </LinkButton>
    </Screen>
  );
}

function Storage(): JSX.Element | null {
  const use = useLoaded(storageUse, [packs.value]);
  if (typeof use === "string") return null;
  const { used, free } = use.value;
  return (
    <div class="storage">
      <p>
        <strong>
          <Isolated text={sizeInWords(used)} />
        </strong>
        {free !== undefined && (
          <span>
            <Isolated text={t("nog {size} vrij", { size: sizeInWords(free) })} />
          </span>
        )}
      </p>
      {free !== undefined && <ProgressBar done={used} total={used + free} label={t("Zo vol is de ruimte")} />}
      {used > 0 && <MakeRoom />}
    </div>
  );
}

function LastChecked(): JSX.Element | null {
  const { lastChecked } = settings.value;
  if (lastChecked === null) return null;
  return <p class="aside">{t("Gekeken of er iets nieuws is op {day}", { day: dayInWords(lastChecked) })}</p>;
}
