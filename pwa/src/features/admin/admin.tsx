/** The studio: who is not signed in logs in, who is sees the menu and the page that the address names. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Notice } from "../../ui/notice";
import type { SignedIn } from "./api";
import { LogIn } from "./log-in";
import { PageTitle } from "./page-title";
import { Problem } from "./problems";
import { firstPage, Rail } from "./rail";
import { lacksFactor, mayOpen, opensWithFactor, SCREENS, type ScreenProps } from "./screens";
import { page, session } from "./state";
import { UnderWay } from "./under-way";

export function Admin(): JSX.Element | null {
  if (session.value === undefined) return null;
  const signedIn = session.value;
  if (signedIn === null || signedIn.awaits_factor) return <LogIn awaiting={signedIn} />;
  const name = page.value[0] || firstPage(signedIn);
  return (
    <div class="desk">
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
  /** None where it could not be fetched. */
  readonly Screen?: (props: ScreenProps) => JSX.Element | null;
}

interface PageProps {
  readonly name: string;
  readonly signedIn: SignedIn;
}

function Page({ name, signedIn }: PageProps): JSX.Element | null {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => void load(name).then(setLoaded), [name]);
  if (SCREENS[name] === undefined) return <NoPage code="not-found" />;
  if (opensWithFactor(name, signedIn)) return <FactorFirst />;
  if (!mayOpen(name, signedIn)) return <NoPage code="forbidden" />;
  if (loaded?.name !== name) return null;
  const { Screen } = loaded;
  const mayFollow = (href: string) => mayOpen(href.split("/")[1] ?? "", signedIn);
  if (Screen === undefined) return <NoPage code="offline" />;
  return (
    <Screen csrf={signedIn.csrf} self={signedIn.name} path={page.value.slice(1)} mayFollow={mayFollow} />
  );
}

function NoPage({ code }: { readonly code: string }): JSX.Element {
  return (
    <>
      <PageTitle text={t("Deze pagina opent niet")} />
      <Problem code={code} />
    </>
  );
}

async function load(name: string): Promise<Loaded> {
  const screen = SCREENS[name];
  try {
    return screen ? { name, Screen: await screen.load() } : { name };
  } catch {
    return { name }; // no network, or a newer build took this chunk's place
  }
}
