/** Buttons and links that look like buttons: 56 px high, one main one to a screen. */
import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon";

export type ButtonKind = "main" | "second" | "quiet" | "danger" | "exit";

interface ButtonProps {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly onClick?: (event: MouseEvent) => void;
  readonly type?: "button" | "submit";
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  /** Does nothing for a moment, and keeps the focus meanwhile. */
  readonly isBusy?: boolean;
  readonly label?: string;
  readonly children: ComponentChildren;
}

export function Button({ kind = "second", icon, type = "button", ...rest }: ButtonProps): JSX.Element {
  return (
    <button
      type={type}
      class={`button ${kind}`}
      onClick={rest.isBusy ? undefined : rest.onClick}
      disabled={rest.isDisabled}
      aria-disabled={rest.isBusy}
      aria-pressed={rest.isPressed}
      aria-label={rest.label}
    >
      {icon && <Icon name={icon} />}
      <span>{rest.children}</span>
    </button>
  );
}

interface DeedProps {
  readonly icon: IconName;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** A small button with its sign above its word, for several in a row. */
export function Deed({ icon, onClick, children }: DeedProps): JSX.Element {
  return (
    <button type="button" class="show-link" onClick={onClick}>
      <Icon name={icon} />
      <span>{children}</span>
    </button>
  );
}

interface LinkButtonProps {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

export function LinkButton({ href, kind = "second", icon, children }: LinkButtonProps): JSX.Element {
  return (
    <a class={`button ${kind}`} href={href}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

interface RoundButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
}

/** A 48 px round button for a place with no room for words; its label is read aloud and shown by a long press. */
export function RoundButton({ icon, label, onClick, isDisabled }: RoundButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="round"
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={isDisabled}
    >
      <Icon name={icon} />
    </button>
  );
}
