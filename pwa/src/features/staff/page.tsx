/** What every screen of a team has: a rail with the parts of the day, the place and who is at work, and the state of things. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t, tn } from "../../i18n/words";
import { Chip } from "../../ui/chip";
import { Icon, type IconName } from "../../ui/icon";
import { Tile } from "../../ui/tile";
import { online, place, queue, worker } from "./state";

export type Part = "today" | "activities" | "lending" | "questions" | "coaches" | "queue";

interface PageProps {
  readonly title: string;
  readonly part: Part;
  /** Under the title. */
  readonly aside?: string | undefined;
  readonly children: ComponentChildren;
}

export function Page({ title, part, aside, children }: PageProps): JSX.Element {
  return (
    <div class="team">
      <Rail here={part} />
      <main>
        <header class="team-head">
          <Tile id={place.value?.id ?? "wegwijs"} tone="saffron" size={56} />
          <div>
            <Heading title={title} />
            {aside !== undefined && <p class="aside">{aside}</p>}
          </div>
          {!online.value && <Chip icon="offline">{t("Zonder internet · alles staat op deze tablet")}</Chip>}
        </header>
        {children}
      </main>
    </div>
  );
}

/** It takes the focus when the screen appears, so that a screen reader begins there. */
function Heading({ title }: { readonly title: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Wegwijs`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}

function Rail({ here }: { readonly here: Part }): JSX.Element {
  const isHelper = worker.value?.role === "helper";
  const links: readonly (LinkProps & { readonly isForHelpers: boolean })[] = [
    { part: "today", href: "#/", icon: "people", text: t("Tellen"), isForHelpers: false },
    { part: "activities", href: "#/activities", icon: "star", text: t("Activiteit"), isForHelpers: true },
    { part: "lending", href: "#/lending", icon: "scan", text: t("Lenen"), isForHelpers: true },
    { part: "questions", href: "#/questions", icon: "help", text: t("Vragen"), isForHelpers: false },
    { part: "coaches", href: "#/coaches", icon: "talk", text: t("Taalmaatje"), isForHelpers: false },
  ];
  const { waiting } = queue.value;
  return (
    <nav class="team-rail" aria-label={t("Menu")}>
      {links
        .filter(({ isForHelpers }) => isForHelpers || !isHelper)
        .map(({ part, href, icon, text }) => (
          <RailLink key={part} part={part} href={href} icon={icon} text={text} here={here} />
        ))}
      <RailLink
        part="queue"
        href="#/queue"
        icon={waiting > 0 ? "offline" : "check"}
        text={waiting > 0 ? tn("{n} wacht", "{n} wachten", waiting) : t("Alles verstuurd")}
        here={here}
      />
    </nav>
  );
}

interface LinkProps {
  readonly part: Part;
  readonly href: string;
  readonly icon: IconName;
  readonly text: string;
}

function RailLink({ part, href, icon, text, here }: LinkProps & { readonly here: Part }): JSX.Element {
  return (
    <a href={href} aria-current={part === here ? "page" : undefined}>
      <Icon name={icon} />
      <span>{text}</span>
    </a>
  );
}
