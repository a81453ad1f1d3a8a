/** The screens of lending, in one chunk. */
import { ItemsScreen } from "../features/staff/lending/items";
import { LabelsScreen } from "../features/staff/lending/labels";
import { LendingScreen } from "../features/staff/lending/lending";
import type { RenderScreen } from "./staff-routes";

export const lending: RenderScreen = () => <LendingScreen />;
export const items: RenderScreen = () => <ItemsScreen />;
export const labels: RenderScreen = () => <LabelsScreen />;
