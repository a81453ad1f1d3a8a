/** Roles in the words of the screens, and their scopes; the server's table says what each may. */
import { t } from "../../i18n/words";

export type Role =
  | "staff"
  | "lead"
  | "helper"
  | "editor"
  | "translator"
  | "reviewer"
  | "publisher"
  | "place-manager"
  | "administrator";

export interface Grant {
  readonly role: Role;
  readonly languages?: readonly string[];
  readonly places?: readonly string[];
}

export const ROLES: Readonly<Record<Role, () => string>> = {
  staff: () => t("Medewerker: alles op de tablet"),
  lead: () => t("Teamleider: hetzelfde, en leidt de dag"),
  helper: () => t("Helper: een bewoner die uitleent en activiteiten doet"),
  editor: () => t("Redacteur: schrijft pakketten"),
  translator: () => t("Vertaler: vertaalt naar deze talen"),
  reviewer: () => t("Nalezer: keurt vertalingen en geluid goed"),
  publisher: () => t("Uitgever: zet pakketten op telefoons"),
  "place-manager": () => t("Locatiebeheerder: vult deze locaties in"),
  administrator: () => t("Beheerder: alles, ook wie wat mag"),
};

/** Roles on tablets, which need no log-in here. */
const OF_TEAM: readonly Role[] = ["lead", "staff", "helper"];
const ON_TABLETS: readonly Role[] = ["administrator", ...OF_TEAM];

export function isOfTeam(grants: readonly Grant[]): boolean {
  return grants.every(({ role }) => OF_TEAM.includes(role));
}

/** As whom somebody works on a tablet, if they do. */
export function tabletRole(grants: readonly Grant[]): Role | undefined {
  return ON_TABLETS.find((role) => grants.some((grant) => grant.role === role));
}
