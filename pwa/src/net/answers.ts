/** Fetches what the library answered: one thread per request, its key in the body and never in a URL (clause 3.8). */

import { randomId } from "../store/random";
import { keepAnswers, openThreadKeys } from "../store/threads";
import { canonical } from "../sync/canonical";
import { type AnswersReply, parseAnswers, REPLY_MAX } from "../sync/exchange";
import { ask, type Fetcher } from "./http";
import { read } from "./replies";

/** Ask for every open thread; gives back whether the server was reached. */
export async function fetchAnswers(fetcher: Fetcher = fetch): Promise<boolean> {
  for (const { id, key } of await openThreadKeys()) {
    const request = randomId();
    const answer = await ask(fetcher, "/sync/answers", {
      body: canonical({ request_id: request, key }),
      cap: REPLY_MAX,
    });
    const reply = read<AnswersReply>(answer, (status, type, body) =>
      parseAnswers(status, type, body, request),
    );
    if ("reason" in reply) return false;
    await keepAnswers(id, key, reply);
  }
  return true;
}
