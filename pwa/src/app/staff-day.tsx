/** The screens of a day as a whole, in one chunk. */
import { ReportScreen } from "../features/staff/visit/report";
import { VisitScreen } from "../features/staff/visit/visit";
import type { RenderScreen } from "./staff-routes";

export const visit: RenderScreen = () => <VisitScreen />;
export const report: RenderScreen = ({ visit: id = "" }) => <ReportScreen visit={id} />;
