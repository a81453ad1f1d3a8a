/** The last three things that were done here, each with its way back. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { Button, LinkButton } from "../../ui/button";
import { announce } from "../../ui/live";
import { type Deed, latest, takeBack } from "./latest";

export function Latest(): JSX.Element {
  if (latest.value.length === 0) return <p class="aside">{t("Nog niets gedaan.")}</p>;
  return (
    <ul class="latest">
      {latest.value.map((deed) => (
        <li key={deed.id}>
          <span>{`${deed.at} · ${deed.words}`}</span>
          <Way deed={deed} />
        </li>
      ))}
    </ul>
  );
}

function Way({ deed }: { readonly deed: Deed }): JSX.Element | null {
  if (deed.undo) {
    return (
      <Button
        kind="quiet"
        label={t("Haal terug: {what}", { what: deed.words })}
        onClick={() => void undo(deed)}
      >
        {t("Haal terug")}
      </Button>
    );
  }
  return deed.href === undefined ? null : (
    <LinkButton kind="quiet" href={deed.href}>
      {t("Open")}
    </LinkButton>
  );
}

async function undo(deed: Deed): Promise<void> {
  await takeBack(deed);
  announce(t("Teruggenomen: {what}", { what: deed.words }));
}
