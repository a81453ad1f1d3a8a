/** Every screen of a team and its address. Counting is in the first chunk, each other part of the day in one of its own. */
import type { JSX } from "preact";
import { TodayScreen } from "../features/staff/today/today";
import { type Match as Found, matchIn } from "./matching";

type Params = Readonly<Record<string, string>>;
export type RenderScreen = (params: Params, query: URLSearchParams) => JSX.Element;

interface Route {
  readonly pattern: string;
  readonly load: () => RenderScreen | Promise<RenderScreen>;
}

const today: Route = { pattern: "/", load: () => () => <TodayScreen /> };

const ROUTES: readonly Route[] = [today];

/** The screen at this path; an unknown one leads to counting. */
export function matchStaffRoute(path: string): Found<Route> {
  return matchIn(ROUTES, path) ?? { route: today, params: {} };
}
