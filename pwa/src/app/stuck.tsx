/** In place of the app where this browser gives it no room to keep anything: what happened, and what to do. */
import { type JSX, render } from "preact";
import { firstSpoken } from "../i18n/languages";
import { DUTCH, speak, t } from "../i18n/words";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/** Say why the app did not start, in the first of the browser's own languages that it speaks. */
export async function showStuck(problem: unknown): Promise<void> {
  await speak(firstSpoken(navigator.languages) ?? DUTCH);
  const isFull = problem instanceof Error && problem.name === "QuotaExceededError";
  const isOld = problem instanceof Error && problem.name === "VersionError";
  const root = document.getElementById("app") ?? document.body;
  root.replaceChildren();
  render(
    <Stuck {...sayWhy(isFull, isOld)} detail={problem instanceof Error ? problem.name : "unknown"} />,
    root,
  );
}

interface Why {
  readonly title: string;
  readonly advice: string;
}

function sayWhy(isFull: boolean, isOld: boolean): Why {
  if (isFull)
    return {
      title: t("Uw telefoon is vol."),
      advice: t("Verwijder foto's of filmpjes van uw telefoon. Wat u al bewaard had, is veilig."),
    };
  if (isOld)
    return {
      title: t("Wegwijs is ook ergens anders open"),
      advice: t("Dat venster is nieuwer. Sluit dit venster. Wat u bewaard hebt, is veilig."),
    };
  return {
    title: t("Wegwijs kan hier niets bewaren."),
    advice: t("Open Wegwijs in een gewoon venster, niet privé. Wat u al bewaard had, is veilig."),
  };
}

function Stuck({ title, advice, detail }: Why & { readonly detail: string }): JSX.Element {
  return (
    <div class="frame">
      <main>
        <h1 lang="nl">Wegwijs</h1>
        <Notice
          tone="warn"
          icon="warning"
          title={title}
          action={
            <Button kind="main" icon="again" onClick={() => location.reload()}>
              {t("Probeer het nog een keer")}
            </Button>
          }
        >
          {advice} <small class="code">{detail}</small>
        </Notice>
      </main>
    </div>
  );
}
