/** What a phone keeps of a check for news, and of one that failed. */
import { expect, test } from "vitest";
import { parseMetadata } from "../sync/trust-metadata";
import { begin, NOW } from "../testing/saver";
import { checkForNews } from "./packs";

test("another timestamp of the same version is not kept, so it lowers nothing that is trusted", async () => {
  const server = await begin();
  await server.signAll({ timestamp: 5, snapshot: 5 });
  expect(await checkForNews(server.fetch, NOW)).toMatchObject({ ok: true });
  await server.signAll({ timestamp: 5, snapshot: 3 });
  expect(await checkForNews(server.fetch, NOW)).toMatchObject({ ok: true });
  await server.signAll({ timestamp: 6, snapshot: 4 });
  expect(await checkForNews(server.fetch, NOW)).toMatchObject({ ok: false, detail: "rollback: snapshot" });
});

test("a snapshot from before the anchor stays refused after a first check that failed", async () => {
  const server = await begin();
  server.spoil("/anchor.json", (bytes) => {
    const anchor = JSON.parse(new TextDecoder().decode(bytes));
    return new TextEncoder().encode(JSON.stringify({ ...anchor, snapshot_version: 2 }));
  });
  const refused = { ok: false, detail: "rollback: snapshot before the anchor" };
  expect(await checkForNews(server.fetch, NOW)).toMatchObject(refused);
  expect(await checkForNews(server.fetch, NOW)).toMatchObject(refused);
  await server.signAll();
  expect(await checkForNews(server.fetch, NOW)).toMatchObject({ ok: true });
});

test.each(["2999-02-29T00:00:00Z", "2999-13-01T00:00:00Z", "2999-01-01T24:00:00Z"])(
  "metadata cannot end at %s, which is in no calendar",
  (expires) => {
    const signed = { _type: "targets", spec_version: "1.0.31", version: 1, expires, targets: {} };
    const bytes = new TextEncoder().encode(JSON.stringify({ signed, signatures: [] }));
    expect(() => parseMetadata(bytes, "targets")).toThrow("bad-metadata");
  },
);
