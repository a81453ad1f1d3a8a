/** Log in with a name and a password; both may be pasted and filled in by the browser. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Tile } from "../../ui/tile";
import { logIn } from "./api";
import { Problem } from "./problems";
import { session } from "./state";

export function LogIn(): JSX.Element {
  const [problem, setProblem] = useState<string>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const answer = await logIn(`${form.get("name")}`, `${form.get("password")}`);
    if (answer.ok) session.value = answer.value;
    else setProblem(answer.code);
  };
  return (
    <main class="log-in">
      <header class="first-head">
        <Tile id="wegwijs" size={56} />
        <div>
          <h1 class="first-name">Wegwijs</h1>
          <p>{t("Beheer")}</p>
        </div>
      </header>
      <form class="card" onSubmit={(event) => void submit(event)}>
        <label class="field">
          <span>{t("Naam")}</span>
          <input name="name" autocomplete="username" required maxLength={120} />
        </label>
        <label class="field">
          <span>{t("Wachtwoord")}</span>
          <input name="password" type="password" autocomplete="current-password" required maxLength={200} />
        </label>
        <Problem code={problem} />
        <Button type="submit" kind="main">
          {t("Log in")}
        </Button>
      </form>
    </main>
  );
}
