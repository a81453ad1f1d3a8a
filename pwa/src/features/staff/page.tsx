/** What every screen of a team has: a rail with the parts of the day, the place and who is at work, and the state of things. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t, tn } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { Icon, type IconName } from "../../ui/icon";
import { Tile } from "../../ui/tile";
import { wasOpenToday } from "./opening";
import { lock, online, place, queue, visit, worker } from "./state";
import { dayOf, openedAt, shortDay, timeOf } from "./visits";

export type Part = "today" | "activities" | "lending" | "questions" | "coaches" | "queue";

interface PageProps {
  /** Without one the place and the day stand there. */
  readonly title?: string;
  readonly part: Part;
  /** Under the title, instead of since when the day is open and who is at work. */
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
            <Heading
              title={title ?? [place.value?.name ?? "Wegwijs", shortDay(dayOf(new Date()))].join(" · ")}
            />
            <p class="aside">{aside ?? <AtWork />}</p>
          </div>
          {!online.value && <Chip icon="offline">{t("Zonder internet · alles staat op deze tablet")}</Chip>}
          {worker.value && (
            <Button kind="quiet" icon="lock" onClick={() => void lock()}>
              {t("Wissel")}
            </Button>
          )}
        </header>
        {children}
      </main>
    </div>
  );
}

/** Since when the day is open, and who is at work; leads to the day itself. */
function AtWork(): JSX.Element {
  const since = visit.value && openedAt(visit.value);
  const who = worker.value?.name ?? "";
  const line = [since ? t("Open sinds {time}", { time: timeOf(since) }) : notOpen(), who].join(" · ");
  return worker.value?.role === "helper" ? <span>{line}</span> : <a href="#/visit">{line}</a>;
}

function notOpen(): string {
  return wasOpenToday() ? t("De dag is gesloten") : t("Nog niet open");
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
