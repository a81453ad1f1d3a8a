/** What somebody may: one role or more, a translator's for some languages, a place manager's for some places. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Check, CheckList } from "../check-list";
import { languageInDutch, PACK_LANGUAGES } from "../names";
import { type Grant, isOfTeam, ROLES, type Role } from "../roles";
import type { Place } from "../team-api";

interface RoleChoiceProps {
  readonly grants: readonly Grant[];
  readonly places: readonly Place[];
  /** Only roles on tablets may be given. */
  readonly isTeamOnly: boolean;
  readonly onChoose: (grants: readonly Grant[]) => void;
}

export function RoleChoice({ grants, places, isTeamOnly, onChoose }: RoleChoiceProps): JSX.Element {
  const roles = (Object.keys(ROLES) as Role[]).filter((role) => !isTeamOnly || isOfTeam([{ role }]));
  const toggle = (role: Role) => {
    const rest = grants.filter((grant) => grant.role !== role);
    onChoose(rest.length < grants.length ? rest : [...grants, { role }]);
  };
  const put = (changed: Grant) =>
    onChoose(grants.map((grant) => (grant.role === changed.role ? changed : grant)));
  return (
    <>
      <fieldset class="checks pairs">
        <legend>{t("Wat mag deze persoon?")}</legend>
        {roles.map((role) => (
          <Check
            key={role}
            isChecked={grants.some((grant) => grant.role === role)}
            text={ROLES[role]()}
            onToggle={() => toggle(role)}
          />
        ))}
      </fieldset>
      {grants.map((grant) => (
        <Scope key={grant.role} grant={grant} places={places} onChange={put} />
      ))}
    </>
  );
}

interface ScopeProps {
  readonly grant: Grant;
  readonly places: readonly Place[];
  readonly onChange: (grant: Grant) => void;
}

function Scope({ grant, places, onChange }: ScopeProps): JSX.Element | null {
  if (grant.role === "translator") {
    const chosen = grant.languages ?? [];
    return (
      <CheckList
        legend={t("Naar welke talen?")}
        options={PACK_LANGUAGES.map((tag) => [tag, languageInDutch(tag)] as const)}
        chosen={chosen}
        onChange={(languages) => onChange({ ...grant, languages })}
      />
    );
  }
  if (grant.role !== "place-manager") return null;
  return (
    <CheckList
      legend={t("Van welke locaties?")}
      options={places.map(({ id, name }) => [id, name] as const)}
      chosen={grant.places ?? []}
      onChange={(chosen) => onChange({ ...grant, places: chosen })}
    />
  );
}
