/** Something the reader should know, and what can be done about it: a sign, a sentence, one button. */
import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon";

interface NoticeProps {
  readonly tone?: "info" | "done" | "warn" | "danger";
  readonly icon?: IconName;
  readonly title?: string;
  readonly action?: ComponentChildren;
  readonly children?: ComponentChildren;
}

export function Notice({ tone = "info", icon, title, action, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${tone}`}>
      {icon && <Icon name={icon} size={28} />}
      <div>
        {title && <strong>{title}</strong>}
        {children && <p>{children}</p>}
        {action}
      </div>
    </div>
  );
}
