/** The words of today: a chunk of its own, with the scheduler in it. */
import type { JSX } from "preact";
import { WordsScreen } from "../features/newcomer/words/words";

export const words = (): JSX.Element => <WordsScreen />;
