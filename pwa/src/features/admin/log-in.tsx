/** Log in with a passkey, or with a name and a password, and then a code where the account has a second factor. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { Tile } from "../../ui/tile";
import { logOut, type SignedIn } from "./api";
import type { Answer } from "./call";
import { logIn, logInWithPasskey, showCode } from "./log-in-api";
import { knowsPasskeys } from "./passkey";
import { Problem } from "./problems";
import { isEnded, session } from "./state";
import { useDeed } from "./use-deed";

interface LogInProps {
  /** Who showed a password already, and not yet a code. */
  readonly awaiting: SignedIn | null;
}

export function LogIn({ awaiting }: LogInProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const [half, setHalf] = useState(awaiting);
  const enter = async (asked: Promise<Answer<SignedIn>>) => {
    const done = await run(asked);
    if (!done) return;
    if (done.value.awaits_factor) return setHalf(done.value);
    session.value = done.value;
    isEnded.value = false;
  };
  const back = async (csrf: string) => {
    await logOut(csrf);
    setHalf(null);
  };
  const rest = { isBusy, enter, problem };
  return (
    <main class="log-in">
      <header class="first-head">
        <Tile id="wegwijs" size={56} />
        <div>
          <h1 class="first-name">Wegwijs</h1>
          <p>{t("Beheer")}</p>
        </div>
      </header>
      {isEnded.value && <Ended />}
      {half ? (
        <CodeForm {...rest} csrf={half.csrf} onBack={() => void back(half.csrf)} />
      ) : (
        <PasswordForm {...rest} />
      )}
      {knowsPasskeys() && (
        <Button icon="lock" isBusy={isBusy} onClick={() => void enter(logInWithPasskey())}>
          {t("Log in met een passkey")}
        </Button>
      )}
    </main>
  );
}

function Ended(): JSX.Element {
  return (
    <div role="alert">
      <Notice icon="lock" title={t("U bent uitgelogd.")}>
        {t("Log opnieuw in. Wat u typte, staat er nog.")}
      </Notice>
    </div>
  );
}

interface FormProps {
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly enter: (asked: Promise<Answer<SignedIn>>) => Promise<void>;
}

function PasswordForm({ problem, isBusy, enter }: FormProps): JSX.Element {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    void enter(logIn(`${form.get("name")}`, `${form.get("password")}`));
  };
  return (
    <form class="card" onSubmit={submit}>
      <label class="field">
        <span>{t("Naam")}</span>
        <input name="name" autocomplete="username" required maxLength={120} />
      </label>
      <label class="field">
        <span>{t("Wachtwoord")}</span>
        <input name="password" type="password" autocomplete="current-password" required maxLength={200} />
      </label>
      <Problem code={problem} />
      <Button type="submit" kind="main" isBusy={isBusy}>
        {t("Log in")}
      </Button>
    </form>
  );
}

interface CodeFormProps extends FormProps {
  readonly csrf: string;
  readonly onBack: () => void;
}

function CodeForm({ problem, isBusy, enter, csrf, onBack }: CodeFormProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    void enter(showCode(`${form.get("code")}`, csrf));
  };
  return (
    <form class="card" onSubmit={submit}>
      <label class="field">
        <span>{t("Code uit uw app, of een herstelcode")}</span>
        <input
          ref={field}
          name="code"
          inputMode="text"
          autocomplete="one-time-code"
          required
          maxLength={40}
          spellcheck={false}
        />
      </label>
      <Problem code={problem} />
      <Button type="submit" kind="main" isBusy={isBusy}>
        {t("Ga verder")}
      </Button>
      <Button kind="quiet" onClick={onBack}>
        {t("Terug")}
      </Button>
    </form>
  );
}
