/** What a team's device wrote and nobody has heard yet, as a file that somebody else carries (clause 2.14). */
import { randomId } from "../store/random";
import { teamPushes } from "../store/team-log";
import { carriedText, writeCarriedPush } from "../sync/courier";
import { buildPush } from "../sync/operations";
import { type Carried, carried, writeFile } from "./courier-file";
import { signedByDevice, teamDevice } from "./team-signing";

/** Sealed and signed, also while nobody is at work; it waits on here all the same. Nothing where nothing waits. */
export async function exportOperations(): Promise<Blob | undefined> {
  const { id } = await teamDevice();
  const documents: Carried[] = [];
  for (const { replica, epoch, after, operations } of await teamPushes()) {
    const body = buildPush(randomId(), epoch, after, operations, []);
    const signature = await signedByDevice(carriedText(replica, body));
    if (!signature) return undefined;
    const document = writeCarriedPush(signature, id, replica, body);
    documents.push(await carried(`operations/${documents.length}`, document));
  }
  return documents.length > 0 ? writeFile("operations", documents) : undefined;
}
