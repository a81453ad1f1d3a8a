import { beforeEach, expect, test } from "vitest";
import { openTeamStore } from "../store/team-database";
import { lock } from "../store/team-door";
import { writeOperation } from "../store/team-log";
import { carriedText } from "../sync/courier";
import { Desk } from "../testing/desk";
import { enrolTablet, LEAD, take } from "../testing/tablet";
import { openFile } from "./courier-file";
import { teamRound } from "./team";
import { exportOperations } from "./team-file";

const NOW = new Date("2027-03-11T09:00:00Z");
const SIGNATURE = 64; // bytes
const IDS = 2 * 23; // bytes: the device, the replica, and a line feed behind each

let desk: Desk;

beforeEach(async () => {
  desk = new Desk();
  await take();
  await enrolTablet(desk);
});

test("what a locked tablet has not told is carried by another, signed, and counts once", async () => {
  for (let n = 0; n < 203; n += 1) {
    const draft = { actor: LEAD, place: "azc-delft", entity: "count", entity_id: "v1" };
    await writeOperation({ ...draft, patch: { category: "age-18", n: 1 } }, NOW, "Verteld");
  }
  await lock(NOW);
  const given = await exportOperations();
  const file = await openFile(given ?? new Blob());
  expect(file.kind).toBe("operations");
  expect(await given?.text()).not.toContain("Verteld");
  const keys = await (await openTeamStore()).get("keys", "signing");
  for (const name of file.names) {
    const document = (await file.read(name)) ?? new Uint8Array();
    const [device = "", replica = ""] = new TextDecoder()
      .decode(document.slice(SIGNATURE, SIGNATURE + IDS))
      .split("\n");
    const body = document.slice(SIGNATURE + IDS);
    const isSigned = await crypto.subtle.verify(
      { name: "ECDSA", hash: "SHA-256" },
      keys?.publicKey as CryptoKey,
      document.slice(0, SIGNATURE) as BufferSource,
      carriedText(replica, body) as BufferSource,
    );
    expect([isSigned, device]).toEqual([true, "D".repeat(22)]);
    const url = `/sync/replicas/${replica}/operations`;
    expect(await (await desk.fetch(url, { method: "POST", body: body as BodyInit })).json()).toMatchObject({
      outcome: "applied",
    });
  }
  expect(desk.book.stored.size).toBe(203);
  expect(await teamRound(desk.fetch, NOW, true)).toEqual({ ok: true });
  expect(desk.book.stored.size).toBe(203);
  expect(await exportOperations()).toBeUndefined();
});
