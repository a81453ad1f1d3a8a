/** The workflow over a repository that changes and a clock that runs: what is asked for again, and what is refused. */
import { beforeEach, describe, expect, it } from "vitest";
import { Repository } from "../testing/repository";
import { ContentError } from "./errors";
import {
  delegatedFileOf,
  findTarget,
  snapshotFileOf,
  type Trusted,
  targetsFileOf,
  trustRoot,
  updateDelegated,
} from "./trust";
import { followTargets, followTimestamp, type Line, seekTarget, unlessRefused } from "./trust-client";

const NOW = new Date("2026-11-25T10:00:00Z");
const DAY = 86_400_000; // ms
const RECALLS = "recalls.json";

class Client {
  readonly kept = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  readonly repository: Repository;
  now = NOW;

  constructor(repository: Repository) {
    this.repository = repository;
  }

  async look(name = RECALLS): Promise<Trusted> {
    this.asked.length = 0;
    const root = this.repository.files.get("/metadata/1.root.json")?.bytes ?? new Uint8Array();
    const line = this.line();
    const trusted = await followTargets(await followTimestamp(await trustRoot(root), line), line);
    await seekTarget(trusted, name, line);
    return trusted;
  }

  line(): Line {
    return {
      now: this.now,
      kept: async (role) => this.kept.get(role),
      keep: async (role, bytes) => void this.kept.set(role, bytes),
      fetch: async (role, version) => {
        this.asked.push(role);
        const name = version === undefined ? role : `${version}.${role}`;
        return this.repository.files.get(`/metadata/${name}.json`)?.bytes;
      },
    };
  }
}

let repository: Repository;
let client: Client;

beforeEach(async () => {
  repository = await Repository.create(NOW);
  repository.delegated.set("recalls", { paths: [RECALLS], files: { [RECALLS]: new Uint8Array(3) } });
  await repository.publish("aankomst", 1, { nl: { "F1-01": "Welkom" } });
  client = new Client(repository);
});

describe("what is kept", () => {
  it("is not asked for again while it is what the timestamp leads to", async () => {
    await client.look();
    expect(client.asked).toEqual(["timestamp", "snapshot", "targets", "recalls"]);
    await client.look();
    expect(client.asked).toEqual(["timestamp"]);
  });

  it("is asked for again where it was spoilt", async () => {
    await client.look();
    for (const role of ["snapshot", "targets", "recalls"]) client.kept.set(role, new Uint8Array(5));
    await client.look();
    expect(client.asked).toEqual(["timestamp", "snapshot", "targets", "recalls"]);
  });
});

describe("a snapshot that expired", () => {
  it.each([0, 1])("is not used %i ms later, though it is kept and the timestamp names it", async (late) => {
    await client.look();
    await repository.renewTimestamp(60);
    client.now = new Date(NOW.getTime() + 30 * DAY + late);
    await expect(client.look()).rejects.toThrow(/^expired/);
    expect(client.asked).toContain("snapshot");
  });

  it("is used until then", async () => {
    await client.look();
    await repository.renewTimestamp(60);
    client.now = new Date(NOW.getTime() + 30 * DAY - 1);
    await client.look();
    expect(client.asked).toEqual(["timestamp"]);
  });
});

describe("the moment of a timestamp", () => {
  it("may come to be said", async () => {
    await repository.renewTimestamp(30, null);
    await client.look();
    await repository.renewTimestamp(30);
    const { timestamp } = await client.look();
    expect(timestamp?.signed_at).toBe("2026-11-25T10:00:00Z");
  });

  it("may not go unsaid once it was said", async () => {
    await client.look();
    await repository.renewTimestamp(30, null);
    await expect(client.look()).rejects.toThrow(/^rollback/);
  });
});

describe("what nobody says", () => {
  it("is missing: a target that is not listed", async () => {
    const { targets } = await client.look();
    const listed = targets ? { targets } : {};
    expect(findTarget(listed as Trusted, "aankomst.json").length).toBeGreaterThan(0);
    expect(() => findTarget(listed as Trusted, "other.json")).toThrow(/^missing-target/);
    expect(() => findTarget({} as Trusted, "aankomst.json")).toThrow(/^missing-target/);
  });

  it("is missing: a role before anything is trusted", async () => {
    const { root, targets } = await client.look();
    const begun: Trusted = { root, lowestSnapshot: 1 };
    for (const find of [snapshotFileOf, targetsFileOf]) expect(() => find(begun)).toThrow(/^missing-role/);
    expect(() => delegatedFileOf(begun, "recalls")).toThrow(/^missing-role/);
    await expect(seekTarget(begun, RECALLS, client.line())).rejects.toThrow(/^missing-role/);
    if (!targets) throw new Error("nothing is trusted");
    const recalls = client.kept.get("recalls") ?? new Uint8Array();
    const asked = { delegator: targets, name: "recalls" };
    await expect(updateDelegated(begun, recalls, asked)).rejects.toThrow(/^missing-role/);
  });
});

describe("a step that fails", () => {
  it("is no step where the rules refuse it", async () => {
    expect(await unlessRefused(() => Promise.reject(new ContentError("unsigned")))).toBeUndefined();
  });

  it("is told where anything else went wrong", async () => {
    await expect(unlessRefused(() => Promise.reject(new Error("no room")))).rejects.toThrow("no room");
  });
});
