/** Before a reader goes on in an app with another storage: what this one still has to say goes first. */
import { outboxCounts } from "../store/outbox";
import type { Fetcher } from "./http";
import { sendNow } from "./outbox";

/** Send all there is; gives back how many batches are not safe at the centre yet, as after a restore they would be lost. */
export async function emptyOutbox(fetcher: Fetcher = fetch, deviceNow = new Date()): Promise<number> {
  await sendNow(fetcher, deviceNow);
  const { counters, messages, sent, refused } = await outboxCounts();
  return counters + messages + sent + refused.length;
}
