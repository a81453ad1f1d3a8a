/** Draws the types of blocks that need nothing but their own texts. */
import type { JSX } from "preact";
import { t, tn } from "../../i18n/words";
import type { Picture } from "../../sync/pictures";
import type { IconName } from "../icon";
import { Notice } from "../notice";
import { Contrasts } from "./contrast";
import { Directory } from "./directory";
import { Infographic } from "./infographic";
import { Quotes } from "./quotes";
import { PairText } from "./reader";
import type { Renderers, Run } from "./runs";
import { WebLinks } from "./web-links";

export const PLAIN = {
  heading: ({ blocks }: Run<"heading">) => (
    <>
      {blocks.map(({ text }) => (
        <PairText key={text.id} text={text} as="h2" look="title" />
      ))}
    </>
  ),
  paragraph: ({ blocks }: Run<"paragraph">) => (
    <>
      {blocks.map(({ text }) => (
        <PairText key={text.id} text={text} />
      ))}
    </>
  ),
  list: Lists,
  callout: Callouts,
  entry: Directory,
  quote: Quotes,
  contrast: Contrasts,
  node: Infographic,
  web: WebLinks,
} as const satisfies Partial<Renderers>;

function Lists({ blocks }: Run<"list">): JSX.Element {
  const items = blocks.flatMap((block) => block.items);
  return (
    <ul class="points">
      {items.map((item) => (
        <li key={item.id}>
          <PairText text={item} />
        </li>
      ))}
    </ul>
  );
}

const CALLOUTS = {
  info: { tone: "info", icon: "show", title: () => t("Goed om te weten") },
  warning: { tone: "warn", icon: "warning", title: () => t("Let op") },
  danger: { tone: "danger", icon: "phone", title: () => t("Gevaar") },
  library: { tone: "done", icon: "talk", title: () => t("Dit doet de bieb") },
} as const satisfies Record<string, { tone: string; icon: IconName; title: () => string }>;

function Callouts({ blocks }: Run<"callout">): JSX.Element {
  return (
    <>
      {blocks.map(({ tone, text }) => (
        <Notice
          key={text.id}
          tone={CALLOUTS[tone].tone}
          icon={CALLOUTS[tone].icon}
          title={CALLOUTS[tone].title()}
          action={<PairText text={text} />}
        />
      ))}
    </>
  );
}

interface StepsProps extends Run<"step"> {
  readonly picture: (props: { readonly picture: Picture }) => JSX.Element;
}

/** Steps with their numbers; `picture` draws where one has any. */
export function Steps({ blocks, start, picture: StepPicture }: StepsProps): JSX.Element {
  return (
    <ol class="steps" start={start + 1}>
      {blocks.map((step, at) => (
        <li key={step.text.id}>
          <span class="number" aria-hidden="true">
            {start + at + 1}
          </span>
          <div>
            {step.picture && <StepPicture picture={step.picture} />}
            <PairText text={step.text} as="h2" look="title" />
            {step.minutes && <p class="aside">{tn("{n} minuut", "{n} minuten", step.minutes)}</p>}
            {step.detail && <PairText text={step.detail} />}
          </div>
        </li>
      ))}
    </ol>
  );
}
