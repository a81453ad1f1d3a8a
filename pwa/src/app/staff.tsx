/** Starts a team's page: what the tablet keeps first, then the screen, and only then the network. */
import "../features/staff/staff.css";
import { render } from "preact";
import { followTeam } from "../features/staff/state";
import { addCatalogues, DUTCH, speak } from "../i18n/words";
import { followLocation } from "./location";
import { StaffShell } from "./staff-shell";

const CATALOGUES = import.meta.glob("../i18n/generated/staff/*.json", { import: "default" });

async function start(): Promise<void> {
  addCatalogues(
    Object.fromEntries(Object.entries(CATALOGUES).map(([path, load]) => [tagOf(path), load] as const)),
  );
  await followTeam();
  await speak(navigator.language.startsWith("nl") ? DUTCH : "en");
  followLocation();
  render(<StaffShell />, document.getElementById("app") ?? document.body);
}

/** `../i18n/generated/staff/en.json` → `en`. */
function tagOf(path: string): string {
  return path.replace(/^.*\/|\.json$/g, "");
}

void start();
