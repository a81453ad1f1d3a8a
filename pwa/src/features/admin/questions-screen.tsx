/** The questions, or the one that the address names. */
import type { JSX } from "preact";
import { QuestionPage } from "./question";
import { QuestionsPage } from "./questions";
import type { ScreenProps } from "./screens";

export function QuestionsScreen({ path: [id], csrf }: ScreenProps): JSX.Element {
  return id === undefined ? <QuestionsPage /> : <QuestionPage key={id} id={id} csrf={csrf} />;
}
