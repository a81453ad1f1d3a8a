/** In place of the app where this browser gives it no room to keep anything: what happened, and what to do. */
import { type JSX, render } from "preact";
import { speak, t } from "../i18n/words";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/** Say why the app did not start, in the first of the browser's own languages that it speaks. */
export async function showStuck(problem: unknown): Promise<void> {
  for (const tag of navigator.languages) if ((await speak(tag)) || (await speak(tag.slice(0, 2)))) break;
  const isFull = problem instanceof Error && problem.name === "QuotaExceededError";
  const root = document.getElementById("app") ?? document.body;
  root.replaceChildren();
  render(<Stuck isFull={isFull} detail={problem instanceof Error ? problem.name : "unknown"} />, root);
}

function Stuck({ isFull, detail }: { readonly isFull: boolean; readonly detail: string }): JSX.Element {
  return (
    <div class="frame">
      <main>
        <h1 lang="nl">Wegwijs</h1>
        <Notice
          tone="warn"
          icon="warning"
          title={isFull ? t("Uw telefoon is vol.") : t("Wegwijs kan hier niets bewaren.")}
          action={
            <Button kind="main" icon="again" onClick={() => location.reload()}>
              {t("Probeer het nog een keer")}
            </Button>
          }
        >
          {isFull
            ? t("Verwijder foto's of filmpjes van uw telefoon. Wat u al bewaard had, is veilig.")
            : t("Open Wegwijs in een gewoon venster, niet privé. Wat u al bewaard had, is veilig.")}{" "}
          <small class="code">{detail}</small>
        </Notice>
      </main>
    </div>
  );
}
