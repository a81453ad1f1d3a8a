/** After the first saved pack, once in a fortnight: put Wegwijs on the home screen. A newer version goes first. */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { newVersion, packs } from "../../app/state";
import { t } from "../../i18n/words";
import { mayAskToInstall } from "../../store/asked";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { install, installPrompt } from "./installing";

/** It is being asked, until there is an answer or the page goes. */
const isAsking = signal(false);

export function InstallOffer(): JSX.Element | null {
  const isPossible = installPrompt.value !== undefined && packs.value.length > 0 && !newVersion.value;
  useEffect(() => {
    if (isPossible && !isAsking.value) void ask();
  }, [isPossible]);
  if (!isPossible || !isAsking.value) return null;
  const answer = (deed?: () => void) => () => {
    isAsking.value = false;
    deed?.();
  };
  return (
    <Notice
      icon="plus"
      title={t("Zet Wegwijs op uw beginscherm")}
      action={
        <div class="answers">
          <Button kind="main" icon="plus" onClick={answer(install)}>
            {t("Ja")}
          </Button>
          <Button kind="quiet" onClick={answer()}>
            {t("Nu niet")}
          </Button>
        </div>
      }
    >
      {t("Daar blijft alles bewaard, ook zonder internet.")}
    </Notice>
  );
}

async function ask(): Promise<void> {
  // A phone that has no room to remember it is not asked.
  isAsking.value = await mayAskToInstall(new Date()).catch(() => false);
}
