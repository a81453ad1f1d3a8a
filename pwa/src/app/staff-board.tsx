/** Questions, language coaches, and what waits: one chunk, for who looks at one soon looks at the next. */
import { CoachesScreen } from "../features/staff/coaches/coaches";
import { SlipScreen } from "../features/staff/coaches/slip";
import { QuestionScreen } from "../features/staff/questions/question";
import { QuestionsScreen } from "../features/staff/questions/questions";
import { LookScreen } from "../features/staff/queue/look";
import { QueueScreen } from "../features/staff/queue/queue";
import type { RenderScreen } from "./staff-routes";

export const questions: RenderScreen = () => <QuestionsScreen />;
export const question: RenderScreen = ({ thread = "" }) => <QuestionScreen thread={thread} />;
export const coaches: RenderScreen = () => <CoachesScreen />;
export const slip: RenderScreen = ({ match = "" }) => <SlipScreen match={match} />;
export const queue: RenderScreen = () => <QueueScreen />;
export const look: RenderScreen = () => <LookScreen />;
