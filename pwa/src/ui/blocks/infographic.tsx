/**
 * Who does what, and whom to call: a drawing of the parties, and a list of them that open when tapped. What saves lives
 * is always open.
 */
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../../i18n/words";
import { Icon } from "../icon";
import { Pictogram } from "../pictogram";
import { Diagram } from "./diagram";
import { PhoneButton } from "./phone-button";
import { PairText } from "./reader";
import type { Run } from "./runs";

type Node = Run<"node">["blocks"][number];

export function Infographic({ blocks }: Run<"node">): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      <Diagram nodes={blocks} onTap={(at) => reveal(list.current?.children[at])} />
      <ul class="nodes" ref={list}>
        {blocks.map((node, at) => (
          <li key={node.label.id} class={`node tone-${node.danger ? "brick" : node.tone}`}>
            {node.danger ? <DangerNode node={node} at={at} /> : <OpeningNode node={node} at={at} />}
          </li>
        ))}
      </ul>
    </>
  );
}

interface NodeProps {
  readonly node: Node;
  readonly at: number;
}

/** Open a party of the list and bring it into view. */
function reveal(item: Element | undefined): void {
  item?.querySelector("details")?.setAttribute("open", "");
  item?.querySelector<HTMLElement>("summary")?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: "nearest" });
}

function DangerNode({ node, at }: NodeProps): JSX.Element {
  return (
    <div class="danger-node">
      <div class="node-head">
        <Place at={at} />
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

function OpeningNode({ node, at }: NodeProps): JSX.Element {
  return (
    <details>
      <summary class="node-head">
        <Place at={at} />
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

/** The number that the party has in the drawing. */
function Place({ at }: { readonly at: number }): JSX.Element {
  return (
    <bdi class="place-number" dir="ltr" aria-hidden="true">
      {at + 1}
    </bdi>
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
