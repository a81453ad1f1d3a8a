/** A small state in a few words: a sign and a word, never a colour alone. */
import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon";

interface ChipProps {
  readonly icon?: IconName;
  readonly tone?: "plain" | "done" | "care" | "warn";
  readonly children: ComponentChildren;
}

export function Chip({ icon, tone = "plain", children }: ChipProps): JSX.Element {
  return (
    <span class={`chip ${tone}`}>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </span>
  );
}
