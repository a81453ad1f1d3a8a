/** Questions, language coaches, and what waits: one chunk, for who looks at one soon looks at the next. */
import { QuestionScreen } from "../features/staff/questions/question";
import { QuestionsScreen } from "../features/staff/questions/questions";
import type { RenderScreen } from "./staff-routes";

export const questions: RenderScreen = () => <QuestionsScreen />;
export const question: RenderScreen = ({ thread = "" }) => <QuestionScreen thread={thread} />;
