/** The search screen: a chunk of its own, for it brings the index along. */
import type { JSX } from "preact";
import { SearchScreen } from "../features/newcomer/search/search";

export const search = (): JSX.Element => <SearchScreen />;
