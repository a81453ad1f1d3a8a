/** A story in pictures, one to a screen: swipe, the two buttons, or the arrow keys. */
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { language, t } from "../../../i18n/words";
import { PairText } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";
import { RoundButton } from "../../../ui/button";
import { Listen } from "../listen";
import { NoSound } from "../no-sound";
import { CardPicture } from "./picture";

type Panel = Run<"panel">["blocks"][number];

export function Photostrip({ blocks }: Run<"panel">): JSX.Element {
  const strip = useRef<HTMLOListElement>(null);
  const here = usePanelInView(strip);
  const go = (to: number, behavior = motion()) => {
    strip.current?.children[to]?.scrollIntoView({ block: "nearest", inline: "start", behavior });
  };
  useLayoutEffect(() => {
    if (here > 0) go(here, "auto"); // a language that runs the other way would begin at the first again
  }, [language.value]);
  return (
    <section class="strip" aria-label={t("Verhaal in plaatjes")}>
      <NoSound sounds={blocks.map(({ sound }) => sound)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable for the arrow keys */}
      <ol ref={strip} tabIndex={0} onKeyDown={(event) => turnByKey(event, here, go)}>
        {blocks.map((panel) => (
          <PanelItem key={panel.text.id} panel={panel} />
        ))}
      </ol>
      <div class="strip-bar">
        <RoundButton
          icon="back"
          label={t("Vorige plaatje")}
          onClick={() => go(here - 1)}
          isDisabled={here === 0}
        />
        <p aria-live="polite">
          <bdi dir="ltr">
            {here + 1} / {blocks.length}
          </bdi>
        </p>
        <RoundButton
          icon="next"
          label={t("Volgende plaatje")}
          onClick={() => go(here + 1)}
          isDisabled={here === blocks.length - 1}
        />
      </div>
    </section>
  );
}

function PanelItem({ panel }: { readonly panel: Panel }): JSX.Element {
  return (
    <li class="panel">
      <CardPicture picture={panel.picture} />
      {panel.speech && (
        <div class="speech">
          <PairText text={panel.speech} look="phrase" />
        </div>
      )}
      <PairText text={panel.text} />
      <div class="deeds">
        <Listen sound={panel.sound} text={panel.speech ?? panel.text} />
      </div>
    </li>
  );
}

/** The panel that fills most of the strip, in whichever way it came there. */
function usePanelInView(strip: { readonly current: HTMLOListElement | null }): number {
  const [here, setHere] = useState(0);
  useEffect(() => {
    const list = strip.current;
    if (!list) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        const shown = entries.find((entry) => entry.isIntersecting);
        if (shown) setHere([...list.children].indexOf(shown.target));
      },
      { root: list, threshold: 0.6 },
    );
    for (const panel of list.children) watcher.observe(panel);
    return () => watcher.disconnect();
  }, [strip]);
  return here;
}

/** The arrow that points along the line of reading goes on. */
function turnByKey(event: KeyboardEvent, here: number, go: (to: number) => void): void {
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  event.preventDefault();
  go(here + (event.key === forward ? 1 : -1));
}

function motion(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
