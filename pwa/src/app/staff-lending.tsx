/** The screens of lending, in one chunk. */
import { LendingScreen } from "../features/staff/lending/lending";
import type { RenderScreen } from "./staff-routes";

export const lending: RenderScreen = () => <LendingScreen />;
