/** Every screen of a newcomer and its address. The first visit's screens are in the first chunk, the others in one other. */
import type { JSX } from "preact";
import { BeginScreen } from "../features/newcomer/begin/begin";
import { LanguageScreen } from "../features/newcomer/language/language";
import { PackScreen } from "../features/newcomer/pack/pack";
import { PlaceScreen } from "../features/newcomer/place/place";
import { SituationScreen } from "../features/newcomer/situation/situation";
import type { Spot } from "../features/newcomer/situations";
import { bringPair } from "../features/newcomer/use-documents";
import { matchIn } from "./matching";

export type Params = Readonly<Record<string, string>>;
type Render = (params: Params, query: URLSearchParams) => JSX.Element;

interface Route {
  readonly pattern: string;
  readonly load: () => Render | Promise<Render>;
  /** Reads in this language what the screen shows, where that is worth doing before the screen can be there. */
  readonly read?: (params: Params, lang: string) => Promise<void>;
}

export type Match = Pick<Route, "load" | "read"> & { readonly params: Params };

const ROUTES: readonly Route[] = [
  { pattern: "/", load: () => () => <BeginScreen /> },
  { pattern: "/language", load: () => () => <LanguageScreen /> },
  { pattern: "/language/:tag", load: () => (params) => <LanguageScreen chosen={params.tag} /> },
  { pattern: "/situation", load: () => (_, query) => <SituationScreen from={topicIn(query)} /> },
  { pattern: "/place", load: () => () => <PlaceScreen /> },
  {
    pattern: "/p/:pack",
    load:
      () =>
      ({ pack = "" }, query) => <PackScreen pack={pack} theme={query.get("t") ?? undefined} />,
  },
  {
    pattern: "/r/:pack/:resource",
    load: async () => (await import("./card-screen")).card,
    read: ({ pack = "", resource = "" }, lang) => bringPair(pack, resource, lang),
  },
  { pattern: "/show/:pack/:resource/:segment", load: async () => (await later()).show },
  { pattern: "/sheet/:pack/:resource/:group", load: async () => (await later()).sheet },
  { pattern: "/learn", load: async () => (await later()).learn },
  { pattern: "/search", load: async () => (await import("./search-screen")).search },
  { pattern: "/words", load: async () => (await import("./words-screen")).words },
  { pattern: "/when", load: async () => (await later()).when },
  { pattern: "/books", load: async () => (await later()).books },
  { pattern: "/buddy", load: async () => (await later()).buddy },
  { pattern: "/saved", load: async () => (await later()).saved },
  { pattern: "/ask", load: async () => (await later()).ask },
  { pattern: "/ask/:thread", load: async () => (await later()).thread },
  { pattern: "/outbox", load: async () => (await later()).outbox },
  { pattern: "/settings", load: async () => (await later()).settings },
  { pattern: "/courier", load: async () => (await import("./courier-screen")).courier },
  { pattern: "/counted", load: async () => (await later()).counted },
];

const BEGIN: Match = { params: {}, load: () => () => <BeginScreen /> };

function topicIn(query: URLSearchParams): Spot | undefined {
  const [pack, theme] = [query.get("p"), query.get("t")];
  return pack === null || theme === null ? undefined : { pack, theme };
}

export function later(): Promise<typeof import("./later-screens")> {
  return import("./later-screens");
}

/** The screen at this path; an unknown one leads to Begin, so an old link is never a dead end. */
export function matchRoute(path: string): Match {
  const found = matchIn(ROUTES, path);
  return found ? { ...found.route, params: found.params } : BEGIN;
}

/** Let the code of the screen at this path come in before it is shown. */
export function bringScreen(path: string): void {
  void Promise.resolve(matchRoute(path).load()).catch(leaveToShowing);
}

/** Let what the screen at this path shows come in, too. */
export async function bringTexts(path: string, lang: string): Promise<void> {
  const { params, read } = matchRoute(path);
  await read?.(params, lang).catch(leaveToShowing);
}

function leaveToShowing(): void {
  // Whoever shows the screen asks again, and tells what is wrong.
}
