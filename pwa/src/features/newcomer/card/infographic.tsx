/** Who does what, and whom to call: a list of parties that open when tapped. What saves lives is always open. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { showFact } from "../../../sync/pack";
import { Icon } from "../../../ui/icon";
import { Pictogram } from "../../../ui/pictogram";
import { FactValue, telephone } from "../../../ui/text";
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
        <Pictogram name={node.icon} tone="brick" size={48} />
        <PairText text={node.label} as="h2" look="title" isPlain />
      </div>
      <NodeBody node={node} />
    </div>
  );
}

function OpeningNode({ node }: { readonly node: Node }): JSX.Element {
  return (
    <details>
      <summary class="node-head">
        <Pictogram name={node.icon} tone={node.tone} size={48} />
        <PairText text={node.label} as="span" look="title" isPlain />
        <Icon name="open" />
      </summary>
      <NodeBody node={node} />
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
      {node.phone && <PhoneButton fact={node.phone} />}
    </div>
  );
}

/** A number to call, or the reason why there is none any more. */
function PhoneButton({ fact: id }: { readonly fact: string }): JSX.Element | null {
  const { own } = useReader();
  const fact = own.facts[id];
  const value = fact && showFact(fact, own.today).value;
  if (!fact || !value) return <FactValue fact={fact} today={own.today} />;
  return (
    <a class="button main" href={telephone(value)}>
      <Icon name="phone" />
      <span>
        {t("Bel")} <FactValue fact={fact} today={own.today} isPlain />
      </span>
    </a>
  );
}
