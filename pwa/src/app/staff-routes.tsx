/** Every screen of a team and its address. Counting is in the first chunk, each other part of the day in one of its own. */
import type { JSX } from "preact";
import type { Role } from "../features/staff/state";
import { TodayScreen } from "../features/staff/today/today";
import { type Match as Found, matchIn } from "./matching";

type Params = Readonly<Record<string, string>>;
export type RenderScreen = (params: Params, query: URLSearchParams) => JSX.Element;

interface Route {
  readonly pattern: string;
  readonly load: () => RenderScreen | Promise<RenderScreen>;
}

const today: Route = { pattern: "/", load: () => () => <TodayScreen /> };

const ROUTES: readonly Route[] = [
  today,
  { pattern: "/visit", load: async () => (await day()).visit },
  { pattern: "/report/:visit", load: async () => (await day()).report },
  { pattern: "/activities", load: async () => (await together()).activities },
  { pattern: "/start/:kind", load: async () => (await together()).start },
  { pattern: "/activity/:id", load: async () => (await together()).activity },
  { pattern: "/guides", load: async () => (await together()).guides },
  { pattern: "/guide/:pack/:resource", load: async () => (await together()).guide },
  { pattern: "/tour/:pack/:resource", load: async () => (await together()).tour },
  { pattern: "/quiz", load: async () => (await together()).quizzes },
  { pattern: "/quiz/:pack/:resource", load: async () => (await together()).quiz },
  { pattern: "/screen", load: async () => (await together()).screen },
  { pattern: "/questions", load: async () => (await board()).questions },
  { pattern: "/question/:thread", load: async () => (await board()).question },
  { pattern: "/coaches", load: async () => (await board()).coaches },
  { pattern: "/slip/:match", load: async () => (await board()).slip },
  { pattern: "/queue", load: async () => (await board()).queue },
  { pattern: "/look", load: async () => (await board()).look },
  { pattern: "/lending", load: async () => (await lending()).lending },
  { pattern: "/items", load: async () => (await lending()).items },
  { pattern: "/labels", load: async () => (await lending()).labels },
];

/** The day as a whole: before it begins, and when it ends. */
function day() {
  return import("./staff-day");
}

/** What a team does with a group. */
function together() {
  return import("./staff-together");
}

/** Questions, language coaches, and what waits. */
function board() {
  return import("./staff-board");
}

/** What the place lends. */
function lending() {
  return import("./staff-lending");
}

/** What helpers do; everything else is for the staff, at whatever address. */
const FOR_HELPERS =
  /^\/(activities|start|activity|guide|guides|tour|quiz|screen|lending|items|labels|queue)(\/|$)/;

/** Where somebody with this role comes by this path: helpers to activities where it is not theirs. */
export function pathFor(role: Role | undefined, path: string): string {
  return role === "helper" && !FOR_HELPERS.test(path) ? "/activities" : path;
}

/** The screen at this path; an unknown one leads to counting. */
export function matchStaffRoute(path: string): Found<Route> {
  return matchIn(ROUTES, path) ?? { route: today, params: {} };
}
