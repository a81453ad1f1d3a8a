/**
 * Offers the letters of the reader's language where the phone has none: after the first saved pack, with their weight, and
 * in Dutch and English, because what is said in that language could not be read.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { keeping } from "../../app/state";
import { autonymOf, directionOf } from "../../i18n/languages";
import { DUTCH, language, t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { lacksGlyphs } from "../../ui/glyphs";
import { Icon } from "../../ui/icon";
import { drawKept, drawn, fetchFont, fontFor } from "./script-fonts";

type State = "unknown" | "lacking" | "busy" | "failed" | "fetched";

export function ScriptFont(): JSX.Element | null {
  const tag = language.value;
  const font = fontFor(tag);
  const [state, setState] = useState<State>("unknown");
  useEffect(() => {
    setState("unknown");
    if (font && keeping.value === "all") void look(font).then((is) => setState(is));
  }, [font]);
  if (!font || state === "unknown") return null;
  if (state === "fetched") return <Here tag={tag} />;
  const bring = async () => {
    setState("busy");
    setState(
      await fetchFont(font)
        .then((): State => "fetched")
        .catch((): State => "failed"),
    );
  };
  return (
    <div class="notice warn" lang={DUTCH} dir="ltr">
      <Icon name="warning" size={28} />
      <div>
        <p>
          <strong>Deze telefoon mist letters van uw taal.</strong>
          <br />
          <span lang="en">This phone does not have the letters of your language.</span>
        </p>
        <Button kind="second" icon="down" isBusy={state === "busy"} onClick={() => void bring()}>
          {Math.ceil(font.bytes / 1000)} kB
        </Button>
        <p role="alert">{state === "failed" && t("Er is nu geen internet.")}</p>
      </div>
    </div>
  );
}

async function look(font: NonNullable<ReturnType<typeof fontFor>>): Promise<State> {
  await drawKept(font);
  return !drawn.peek().has(font.url) && lacksGlyphs(font.letters) ? "lacking" : "unknown";
}

/** The language's own name, in its letters. */
function Here({ tag }: { readonly tag: string }): JSX.Element {
  const name = useRef<HTMLParagraphElement>(null);
  useEffect(() => name.current?.focus(), []); // the button that was tapped is gone
  return (
    <p class="thanks" ref={name} tabIndex={-1} lang={tag} dir={directionOf(tag)}>
      <Icon name="check" /> {autonymOf(tag)}
    </p>
  );
}
