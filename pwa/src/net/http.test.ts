import { expect, test } from "vitest";
import { ask } from "./http";

const JSON_TYPE = { "content-type": "application/json" };

test.each([
  ["a page", new Response("<p>", { headers: { "content-type": "text/html" } })],
  ["nothing that says what it is", new Response(null, { status: 204 })],
  ["an endless body", new Response("x".repeat(11), { headers: JSON_TYPE })],
])("%s is no network", async (_name, response) => {
  expect(await ask(async () => response, "/x", { cap: 10 })).toMatchObject({ kind: "no-network" });
});

test("our own refusal is an answer with its status", async () => {
  const problem = new Response("{}", {
    status: 400,
    headers: { "content-type": "application/problem+json" },
  });
  expect(await ask(async () => problem, "/x", { cap: 10 })).toMatchObject({ kind: "answer", status: 400 });
});

test("a server's patience is at most a day", async () => {
  const busy = new Response("{}", { status: 429, headers: { ...JSON_TYPE, "retry-after": "99999999" } });
  expect(await ask(async () => busy, "/x", { cap: 10 })).toEqual({ kind: "busy", retryAfter: 86_400 });
});

test("a request carries no cookie, no referrer and follows no redirect", async () => {
  let sent: RequestInit | undefined;
  const wire = async (_url: string, init?: RequestInit) => {
    sent = init;
    return new Response("{}", { headers: JSON_TYPE });
  };
  await ask(wire, "/x", { cap: 10 });
  expect(sent).toMatchObject({ credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" });
});

test("giving up ends the request", async () => {
  const stop = new AbortController();
  const slow = (_url: string, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) =>
      init?.signal?.addEventListener("abort", () => reject(new Error("stopped"))),
    );
  const answer = ask(slow, "/x", { cap: 10, signal: stop.signal });
  stop.abort();
  expect(await answer).toMatchObject({ kind: "no-network" });
});
