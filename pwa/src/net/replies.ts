/** Reads what came back by a rule of `sync/exchange`, and says in one word why it is no answer. */
import { PeerError } from "../sync/errors";
import type { Answer } from "./http";

export interface Refusal {
  readonly reason: "offline" | "busy";
  readonly retryAfter: number; // seconds
}

type Rule<Reply> = (status: number, mediaType: string, body: Uint8Array) => Reply;

export function read<Reply extends object>(answer: Answer, rule: Rule<Reply>): Reply | Refusal {
  if (answer.kind === "no-network") return { reason: "offline", retryAfter: 0 };
  if (answer.kind === "busy") return { reason: "busy", retryAfter: answer.retryAfter };
  if (answer.status >= 400) return { reason: "busy", retryAfter: 0 }; // our server, which cannot take it now
  try {
    return rule(answer.status, answer.mediaType, answer.body);
  } catch (problem) {
    if (problem instanceof PeerError) return { reason: "offline", retryAfter: 0 }; // clause 1.3
    throw problem;
  }
}
