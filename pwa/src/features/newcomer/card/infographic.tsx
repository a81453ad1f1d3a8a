/** Who does what, and whom to call: a list of parties that open when tapped. What saves lives is always open. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { showFact } from "../../../sync/pack";
import { LinkButton } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { Isolated } from "../../../ui/isolated";
import { Pictogram } from "../../../ui/pictogram";
import { FactValue, FactWarning, telephone } from "../../../ui/text";
import { PairText, useReader } from "../reader";
import type { Run } from "./blocks";

type Node = Run<"node">["blocks"][number];

export function Infographic({ blocks }: Run<"node">): JSX.Element {
  return (
    <ul class="nodes">
      {blocks.map((node) => (
        <li key={node.label.id} class={`node tone-${node.danger ? "brick" : node.tone}`}>
          {node.danger ? <DangerNode node={node} /> : <OpeningNode node={node} />}
        </li>
      ))}
    </ul>
  );
}

function DangerNode({ node }: { readonly node: Node }): JSX.Element {
  return (
    <div class="danger-node">
      <div class="node-head">
        <Pictogram name={node.icon} tone="brick" size={40} />
        <PairText text={node.label} as="h2" look="title" isPlain />
      </div>
      {node.phone && (
        <div class="node-body">
          <PhoneButton fact={node.phone} kind="danger" />
        </div>
      )}
      <NodeBody node={node} />
    </div>
  );
}

function OpeningNode({ node }: { readonly node: Node }): JSX.Element {
  return (
    <details>
      <summary class="node-head">
        <Pictogram name={node.icon} tone={node.tone} size={40} />
        <PairText text={node.label} as="span" look="title" isPlain />
        <Icon name="open" />
      </summary>
      <NodeBody node={node} />
      {node.phone && (
        <div class="node-body">
          <PhoneButton fact={node.phone} kind="main" />
        </div>
      )}
    </details>
  );
}

function NodeBody({ node }: { readonly node: Node }): JSX.Element {
  return (
    <div class="node-body">
      <PairText text={node.text} />
      {node.not && (
        <div class="not">
          <strong>{t("Dit niet")}</strong>
          <PairText text={node.not} />
        </div>
      )}
    </div>
  );
}

/** A number to call, or the reason why there is none any more. */
function PhoneButton({
  fact: id,
  kind,
}: {
  readonly fact: string;
  readonly kind: "main" | "danger";
}): JSX.Element {
  const { own } = useReader();
  const fact = own.facts[id];
  const shown = fact && showFact(fact, own.today);
  if (!fact || !shown || shown.value === null) return <FactValue fact={fact} today={own.today} />;
  return (
    <>
      <LinkButton href={telephone(shown.value)} kind={kind} icon="phone">
        <Isolated text={t("Bel {number}", { number: shown.value })} />
      </LinkButton>
      {shown.state === "warn" && <FactWarning fact={fact} />}
    </>
  );
}
