/** Opens a courier file: shows how far it is, can be stopped, and says what came of it. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { settings } from "../../../app/state";
import { t } from "../../../i18n/words";
import { type OpenResult, openCourier } from "../../../net/courier";
import { ProgressBar } from "../../../ui/bar";
import { Button, LinkButton } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { LINKS } from "../links";

type State =
  | { readonly is: "waiting" }
  | { readonly is: "busy"; readonly done: number; readonly total: number }
  | { readonly is: "opened"; readonly result: OpenResult }
  | { readonly is: "broken" };

export function OpenFile(): JSX.Element {
  const [state, setState] = useState<State>({ is: "waiting" });
  const stop = useRef(new AbortController());
  const open = async (file: File) => {
    stop.current = new AbortController();
    setState({ is: "busy", done: 0, total: 0 });
    const onProgress = (done: number, total: number) => setState({ is: "busy", done, total });
    const options = { signal: stop.current.signal, onProgress };
    const opened = openCourier(file, settings.value.language, options);
    setState(
      await opened.then(
        (result): State => ({ is: "opened", result }),
        (): State => ({ is: "broken" }),
      ),
    );
  };
  return (
    <div class="open-file">
      {state.is === "busy" ? (
        <Opening done={state.done} total={state.total} onStop={() => stop.current.abort()} />
      ) : (
        <ChooseFile onChoose={(file) => void open(file)} />
      )}
      <div role="status">{state.is !== "busy" && <Outcome state={state} />}</div>
    </div>
  );
}

interface OpeningProps {
  readonly done: number;
  readonly total: number;
  readonly onStop: () => void;
}

function Opening({ done, total, onStop }: OpeningProps): JSX.Element {
  return (
    <>
      <ProgressBar done={done} total={total} label={t("Zo ver is het openen")} />
      <Button icon="close" onClick={onStop}>
        {t("Stop")}
      </Button>
    </>
  );
}

function ChooseFile({ onChoose }: { readonly onChoose: (file: File) => void }): JSX.Element {
  return (
    <label class="button second">
      <span>{t("Kies een bestand")}</span>
      <input
        type="file"
        class="hidden"
        accept=".wegwijs,application/octet-stream"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onChoose(file);
        }}
      />
    </label>
  );
}

function Outcome({ state }: { readonly state: State }): JSX.Element | null {
  if (state.is === "broken") return <Refused />;
  if (state.is !== "opened") return null;
  const { result } = state;
  if (result.kind === "receipts") {
    return <Notice tone="done" icon="check" title={t("De bieb heeft uw berichten gekregen.")} />;
  }
  const { failure } = result;
  if (!failure && result.saved.length > 0) {
    return (
      <Notice
        tone="done"
        icon="check"
        title={t("Het pakket staat op uw telefoon.")}
        action={
          <LinkButton href={LINKS.begin} kind="main">
            {t("Lees het")}
          </LinkButton>
        }
      />
    );
  }
  if (failure && !failure.ok && failure.reason === "paused")
    return <p>{t("Gestopt. Er is niets veranderd.")}</p>;
  if (failure && !failure.ok && failure.reason === "expired") {
    return (
      <Notice tone="warn" icon="warning" title={t("Dit bestand is te oud.")}>
        {t("Wat u bewaard hebt, is veilig. Vraag om een nieuw bestand, of ga één keer op internet.")}
      </Notice>
    );
  }
  return <Refused />;
}

function Refused(): JSX.Element {
  return (
    <Notice tone="warn" icon="warning" title={t("Dit bestand gaat niet open.")}>
      {t(
        "Het is niet heel, of niet van de bibliotheek. Wat u bewaard hebt, is veilig. Vraag om een nieuw bestand.",
      )}
    </Notice>
  );
}
