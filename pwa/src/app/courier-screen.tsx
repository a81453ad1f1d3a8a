/** The screen for what travels without a network: a chunk of its own, for few ever need it. */
import type { JSX } from "preact";
import { CourierScreen } from "../features/newcomer/courier/courier";

export const courier = (): JSX.Element => <CourierScreen />;
