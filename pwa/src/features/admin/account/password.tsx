/** Another password, by who knows the one that was. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { changePassword } from "./account-api";

interface PasswordProps {
  readonly csrf: string;
  readonly name: string;
  readonly onChanged: () => void;
}

export function Password({ csrf, name, onChanged }: PasswordProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const asked = changePassword(`${given.get("was")}`, `${given.get("password")}`, csrf);
    if (!(await run(asked, t("Uw wachtwoord is veranderd.")))) return;
    form.reset();
    onChanged();
  };
  return (
    <form class="card" aria-label={t("Wachtwoord")} onSubmit={(event) => void submit(event)}>
      <h2>{t("Wachtwoord")}</h2>
      {/* For whatever keeps passwords: whose this is. */}
      <input
        class="hidden"
        name="username"
        value={name}
        autocomplete="username"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <Both />
      <Problem code={problem} />
      <Button type="submit" isBusy={isBusy}>
        {t("Verander het wachtwoord")}
      </Button>
    </form>
  );
}

function Both(): JSX.Element {
  return (
    <>
      <label class="field">
        <span>{t("Uw wachtwoord van nu")}</span>
        <input name="was" type="password" required maxLength={200} autocomplete="current-password" />
      </label>
      <label class="field">
        <span>{t("Nieuw wachtwoord, 12 tekens of meer")}</span>
        <input
          name="password"
          type="password"
          required
          minLength={12}
          maxLength={200}
          autocomplete="new-password"
        />
      </label>
    </>
  );
}
