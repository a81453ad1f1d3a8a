/** The screens that nobody needs before a pack is saved: one chunk, fetched when the first of them is asked for. */
import type { JSX } from "preact";
import { AskScreen } from "../features/newcomer/ask/ask";
import { ThreadScreen } from "../features/newcomer/ask/thread";
import { BuddyScreen } from "../features/newcomer/buddy/buddy";
import { BooksScreen } from "../features/newcomer/card/books-screen";
import { SheetScreen } from "../features/newcomer/card/sheet-screen";
import { WhenScreen } from "../features/newcomer/card/when-screen";
import { CountedScreen } from "../features/newcomer/counted/counted";
import { endFormerVisit, Guest } from "../features/newcomer/guest/guest";
import { LearnScreen } from "../features/newcomer/learn/learn";
import { OutboxScreen } from "../features/newcomer/outbox/outbox";
import { SavedScreen } from "../features/newcomer/saved/saved";
import { SettingsScreen } from "../features/newcomer/settings/settings";
import { ShowScreen } from "../features/newcomer/show/show";
import type { Params } from "./routes";

export { endFormerVisit };

export const guest = (): JSX.Element => <Guest />;
export const counted = (): JSX.Element => <CountedScreen />;
export const learn = (): JSX.Element => <LearnScreen />;
export const outbox = (): JSX.Element => <OutboxScreen />;
export const when = (): JSX.Element => <WhenScreen />;
export const books = (): JSX.Element => <BooksScreen />;
export const buddy = (): JSX.Element => <BuddyScreen />;
export const saved = (): JSX.Element => <SavedScreen />;
export const settings = (): JSX.Element => <SettingsScreen />;

export function ask(_: Params, query: URLSearchParams): JSX.Element {
  return <AskScreen topic={query.get("t") ?? undefined} />;
}

export function show({ pack = "", resource = "", segment = "" }: Params): JSX.Element {
  return <ShowScreen pack={pack} resource={resource} segment={segment} />;
}

export function sheet({ pack = "", resource = "", group = "" }: Params): JSX.Element {
  return <SheetScreen pack={pack} resource={resource} group={group} />;
}

export function thread({ thread: id = "" }: Params): JSX.Element {
  return <ThreadScreen thread={id} />;
}
