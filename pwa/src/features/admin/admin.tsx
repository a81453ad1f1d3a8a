/** The studio: who is not signed in logs in, who is sees the menu and the page that the address names. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { type SignedIn, whoAmI } from "./api";
import { LogIn } from "./log-in";
import { PageTitle } from "./page-title";
import { firstPage, Rail } from "./rail";
import { lacksFactor, mayOpen, opensWithFactor, SCREENS, type ScreenProps } from "./screens";
import { isEnded, page, session } from "./state";
import { UnderWay } from "./under-way";
import { Final, TryAgain } from "./unread";

export function Admin(): JSX.Element | null {
  if (session.value === undefined) return null;
  const signedIn = session.value;
  if (signedIn === null || signedIn.awaits_factor) return <LogIn awaiting={signedIn} />;
  return (
    <>
      {isEnded.value && <LogIn awaiting={null} />}
      <Desk key={signedIn.name} signedIn={signedIn} />
    </>
  );
}

/** What was typed on it outlives a session: whoever it is of logs in again, and goes on. */
function Desk({ signedIn }: { readonly signedIn: SignedIn }): JSX.Element {
  const desk = useRef<HTMLDivElement>(null);
  const isShut = isEnded.value;
  useEffect(() => {
    if (!isShut) desk.current?.querySelector<HTMLElement>("h1")?.focus();
  }, [isShut]);
  const name = page.value[0] || firstPage(signedIn);
  return (
    <div ref={desk} class="desk" hidden={isShut}>
      <Rail signedIn={signedIn} />
      <main class={SCREENS[name]?.isWide ? "wide" : undefined}>
        {lacksFactor(signedIn) && name !== "account" && !opensWithFactor(name, signedIn) && <NeedsFactor />}
        <Page name={name} signedIn={signedIn} />
      </main>
      <UnderWay />
    </div>
  );
}

/** A first log-in leads to a second factor: without one this account does not yet do all that it may. */
function NeedsFactor(): JSX.Element {
  return (
    <Notice
      icon="lock"
      title={t("Voor publiceren en beheren is een wachtwoord niet genoeg.")}
      action={<a href="#/account">{t("Maak een passkey of een code-app")}</a>}
    />
  );
}

/** Somebody came here by an address: the menu does not lead to what is still shut. */
function FactorFirst(): JSX.Element {
  return (
    <>
      <PageTitle text={t("Eerst uw passkey of code")} />
      <NeedsFactor />
    </>
  );
}

interface Loaded {
  readonly name: string;
  readonly Screen?: (props: ScreenProps) => JSX.Element | null;
  /** Why it could not be fetched. */
  readonly code?: string;
}

interface PageProps {
  readonly name: string;
  readonly signedIn: SignedIn;
}

function Page({ name, signedIn }: PageProps): JSX.Element | null {
  const [loaded, setLoaded] = useState<Loaded>();
  const open = () => void load(name).then(setLoaded);
  useEffect(open, [name]);
  if (SCREENS[name] === undefined) return <NoPage code="not-found" />;
  if (opensWithFactor(name, signedIn)) return <FactorFirst />;
  if (!mayOpen(name, signedIn)) return <NoPage code="forbidden" />;
  if (loaded?.name !== name) return null;
  const { Screen, code = "" } = loaded;
  const mayFollow = (href: string) => mayOpen(href.split("/")[1] ?? "", signedIn);
  if (Screen === undefined) return <NoPage code={code} onAgain={open} />;
  return (
    <Screen csrf={signedIn.csrf} self={signedIn.name} path={page.value.slice(1)} mayFollow={mayFollow} />
  );
}

interface NoPageProps {
  readonly code: string;
  /** None where to ask again would change nothing. */
  readonly onAgain?: () => void;
}

function NoPage({ code, onAgain }: NoPageProps): JSX.Element {
  return (
    <>
      <PageTitle text={t("Deze pagina opent niet")} />
      {code === OTHER_BUILD ? (
        <OtherBuild />
      ) : onAgain ? (
        <TryAgain code={code} onAgain={onAgain} />
      ) : (
        <Final code={code} />
      )}
    </>
  );
}

const OTHER_BUILD = "other-build";

/** Pages of the build that this tab began with are gone: only a new start finds those of today. */
function OtherBuild(): JSX.Element {
  return (
    <Notice
      icon="again"
      title={t("Er is een nieuwe versie van Wegwijs.")}
      action={
        <Button kind="main" icon="again" onClick={() => location.reload()}>
          {t("Laad opnieuw")}
        </Button>
      }
    >
      {t("Wat bewaard is, blijft bewaard.")}
    </Notice>
  );
}

async function load(name: string): Promise<Loaded> {
  const screen = SCREENS[name];
  try {
    return screen ? { name, Screen: await screen.load() } : { name };
  } catch {
    const answer = await whoAmI(); // of a server that answers, the pages are others by now
    return { name, code: !answer.ok && answer.code === "offline" ? "offline" : OTHER_BUILD };
  }
}
