/** How Dutch differs: what matters for the reader's own language first and open, the rest to be opened. */
import type { JSX } from "preact";
import { language, t } from "../../i18n/words";
import { contrastsOf } from "./kin";
import { PairText } from "./reader";
import type { Run } from "./runs";

type Contrast = Run<"contrast">["blocks"][number];

export function Contrasts({ blocks }: Run<"contrast">): JSX.Element {
  const own = contrastsOf(blocks, language.value);
  const rest = blocks.filter((block) => !own.includes(block));
  return (
    <>
      {own.map((contrast) => (
        <section key={contrast.title.id} class="card">
          <PairText text={contrast.title} as="h2" look="title" />
          <Difference contrast={contrast} />
        </section>
      ))}
      {rest.length > 0 && <Others rest={rest} />}
    </>
  );
}

function Others({ rest }: { readonly rest: readonly Contrast[] }): JSX.Element {
  return (
    <details class="group">
      <summary class="node-head">
        <strong>{t("Voor mensen met een andere taal")}</strong>
      </summary>
      <div class="node-body">
        {rest.map((contrast) => (
          <section key={contrast.title.id}>
            <PairText text={contrast.title} as="h3" look="title" />
            <Difference contrast={contrast} />
          </section>
        ))}
      </div>
    </details>
  );
}

function Difference({ contrast }: { readonly contrast: Contrast }): JSX.Element {
  return (
    <>
      <PairText text={contrast.text} />
      {contrast.examples && contrast.examples.length > 0 && (
        <ul class="points">
          {contrast.examples.map((example) => (
            <li key={example.id}>
              <PairText text={example} look="phrase" isBoth />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
