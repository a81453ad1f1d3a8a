/** The two bars: how far something is, and the four places to go at the bottom of every screen. */
import type { JSX } from "preact";
import { Icon, type IconName } from "./icon";

interface ProgressBarProps {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export function ProgressBar({ done, total, label }: ProgressBarProps): JSX.Element {
  const share = total > 0 ? Math.min(100, Math.round((100 * done) / total)) : 0;
  return (
    <div class="progress" role="progressbar" aria-label={label} aria-valuenow={share}>
      <span class="fill" style={{ inlineSize: `${share}%` }} />
    </div>
  );
}

export interface TabLink {
  readonly href: string;
  readonly icon: IconName;
  readonly text: string;
  readonly isHere: boolean;
}

interface TabBarProps {
  readonly label: string;
  readonly links: readonly TabLink[];
}

export function TabBar({ label, links }: TabBarProps): JSX.Element {
  return (
    <nav class="tab-bar" aria-label={label}>
      {links.map((link) => (
        <a key={link.href} href={link.href} aria-current={link.isHere ? "page" : undefined}>
          <Icon name={link.icon} size={26} />
          <span>{link.text}</span>
        </a>
      ))}
    </nav>
  );
}
