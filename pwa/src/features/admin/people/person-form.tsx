/** Somebody gets an account: a name, roles, and a password where they are to log in. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Problem } from "../problems";
import { type Grant, isOfTeam } from "../roles";
import { addPerson, type Place } from "../team-api";
import { useDeed } from "../use-deed";
import { RoleChoice } from "./role-choice";

interface PersonFormProps {
  readonly csrf: string;
  readonly places: readonly Place[];
  readonly isTeamOnly: boolean;
  readonly onAdded: () => void;
}

export function PersonForm({ csrf, places, isTeamOnly, onAdded }: PersonFormProps): JSX.Element {
  const [roles, setRoles] = useState<readonly Grant[]>([]);
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const password = `${given.get("password") ?? ""}`;
    const asked = { name: `${given.get("name")}`.trim(), roles, ...(password ? { password } : {}) };
    if (!(await run(addPerson(asked, csrf), t("Deze persoon staat nu op de lijst.")))) return;
    form.reset();
    setRoles([]);
    onAdded();
  };
  return (
    <form class="card" aria-label={t("Iemand toevoegen")} onSubmit={(event) => void submit(event)}>
      <h2>{t("Iemand toevoegen")}</h2>
      <label class="field">
        <span>{t("Naam")}</span>
        <input name="name" required maxLength={120} pattern=".*\S.*" autocomplete="off" />
      </label>
      <RoleChoice grants={roles} places={places} isTeamOnly={isTeamOnly} onChoose={setRoles} />
      {!isTeamOnly && <PasswordField roles={roles} />}
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="plus" isBusy={isBusy} isDisabled={roles.length === 0}>
        {t("Voeg toe")}
      </Button>
    </form>
  );
}

/** Who only works on tablets needs none, and a leader may have one. */
function PasswordField({ roles }: { readonly roles: readonly Grant[] }): JSX.Element | null {
  const isNeeded = !isOfTeam(roles);
  if (!isNeeded && !roles.some(({ role }) => role === "lead")) return null;
  return (
    <label class="field">
      <span>
        {isNeeded
          ? t("Wachtwoord, 12 tekens of meer")
          : t("Wachtwoord, 12 tekens of meer; alleen voor wie hier inlogt")}
      </span>
      <input
        name="password"
        type="password"
        required={isNeeded}
        minLength={12}
        maxLength={200}
        autocomplete="new-password"
      />
    </label>
  );
}
