/** What follows a deed: it is out, or people must sign first. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";

export function WhatNow({
  proposed,
}: {
  readonly proposed: readonly string[] | undefined;
}): JSX.Element | null {
  if (proposed === undefined) return null;
  if (proposed.length === 0) {
    return <Notice tone="done" icon="check" title={t("Dit is nu wat telefoons krijgen.")} />;
  }
  return (
    <Notice
      icon="pause"
      title={tn(
        "Er wacht {n} ding op handtekeningen.",
        "Er wachten {n} dingen op handtekeningen.",
        proposed.length,
      )}
      action={<LinkButton href="#/publish">{t("Bekijk en teken")}</LinkButton>}
    />
  );
}
