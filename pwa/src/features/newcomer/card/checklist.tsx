/** Lines to tick off. The ticks are the reader's own and stay on the phone. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { followTicks, toggleTick } from "../../../store/ticks";
import { PairText, useReader } from "../../../ui/blocks/reader";
import type { Run } from "../../../ui/blocks/runs";

export function Checklist({ blocks }: Run<"check">): JSX.Element {
  const { pack, resource } = useReader();
  const [ticked, show] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => followTicks(pack, resource, show), [pack, resource]);
  const [failures, setFailures] = useState(0);
  const toggle = (segment: string) =>
    void toggleTick(pack, resource, segment).then(
      () => setFailures(0),
      () => setFailures(failures + 1), // and the box, drawn again, shows what is kept
    );
  return (
    <>
      {failures > 0 && (
        <p role="alert">{t("Bewaren lukte niet. Maak ruimte op uw telefoon en probeer het nog een keer.")}</p>
      )}
      <ul class="checks">
        {blocks.map(({ text, detail }) => (
          <li key={text.id}>
            <label>
              <input type="checkbox" checked={ticked.has(text.id)} onChange={() => toggle(text.id)} />
              <PairText text={text} as="span" look="title" isPlain />
            </label>
            {detail && <PairText text={detail} />}
          </li>
        ))}
      </ul>
    </>
  );
}
