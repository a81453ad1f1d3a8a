/** Publishing: where each pack stands, one pack on its way out, and what waits for a signature. */
import type { JSX } from "preact";
import type { ScreenProps } from "../screens";
import { OverviewPage } from "./overview";
import { PackPage } from "./pack";
import { SignPage } from "./sign";

export function PublishPage({ csrf, self, path, mayFollow }: ScreenProps): JSX.Element {
  const [kind, id] = path;
  if (kind === "pack" && id) return <PackPage key={id} pack={id} csrf={csrf} mayFollow={mayFollow} />;
  if (kind === "sign" && id) return <SignPage key={id} file={id} csrf={csrf} self={self} />;
  return <OverviewPage csrf={csrf} self={self} />;
}
