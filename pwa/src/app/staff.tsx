/** Starts a team's page: what the tablet keeps first, then the screen, and only then the network. */
import "../features/staff/staff.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { readLatest } from "../features/staff/latest";
import { followTeam } from "../features/staff/state";
import { recallPlace } from "../features/staff/tablet";
import { addCatalogues, DUTCH, speak } from "../i18n/words";
import { followLocation } from "./location";
import { followIdle } from "./staff-idle";
import { followCentre } from "./staff-round";
import { StaffShell } from "./staff-shell";
import { followTeamWorker } from "./staff-worker";

const CATALOGUES = import.meta.glob("../i18n/generated/staff/*.json", { import: "default" });

async function start(): Promise<void> {
  addCatalogues(
    Object.fromEntries(Object.entries(CATALOGUES).map(([path, load]) => [tagOf(path), load] as const)),
  );
  await followTeam();
  await speak(navigator.language.startsWith("nl") ? DUTCH : "en");
  followLocation();
  recallPlace();
  render(<StaffShell />, document.getElementById("app") ?? document.body);
  followIdle();
  effect(() => void readLatest());
  void followTeamWorker();
  followCentre();
}

/** `../i18n/generated/staff/en.json` → `en`. */
function tagOf(path: string): string {
  return path.replace(/^.*\/|\.json$/g, "");
}

void start();
