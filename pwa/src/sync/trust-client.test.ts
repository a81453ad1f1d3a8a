/** Repositories that python-tuf writes, good and bad: the workflow looks for one file in each as `tests/conformance/` has it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { casesOf, type Step } from "../testing/cases";
import { ContentError } from "./errors";
import { requireTarget, targetFile, trustRoot } from "./trust";
import { followRoots, followTargets, followTimestamp, type Line, seekTarget } from "./trust-client";
import { METADATA_MAX, parseMetadata, type Role } from "./trust-metadata";

const { folder: FOLDER, cases, remove } = casesOf("clients");
const ROLES = Object.keys(METADATA_MAX) as readonly Role[];

afterAll(remove);

test.each(cases)("%s", async (_name, steps) => {
  const kept = new Map<string, Uint8Array>();
  for (const step of steps) {
    expect(await verdict(step, kept), `${step.folder} ${step.asked}`).toBe(step.expected);
    if (!step.differs) expect(versionsIn(kept)).toEqual(step.versions);
  }
});

async function verdict(step: Step, kept: Map<string, Uint8Array>): Promise<string> {
  const folder = join(FOLDER, step.folder);
  try {
    await look(step.asked, folder, lineOver(join(folder, "metadata"), kept, new Date(step.now)));
    return "accepted";
  } catch (problem) {
    if (problem instanceof ContentError) return problem.code;
    throw problem;
  }
}

/** Find the file and fetch it. */
async function look(name: string, folder: string, line: Line): Promise<void> {
  const root = (await line.kept("root")) ?? readFileSync(join(folder, "metadata/1.root.json"));
  const begun = await followRoots(await trustRoot(root), line);
  await line.keep("root", (await line.kept("root")) ?? root);
  const trusted = await followTargets(await followTimestamp(begun, line), line);
  const target = await seekTarget(trusted, name, line);
  if (!target) throw new ContentError("missing-target", name);
  const bytes = readFileSync(join(folder, "targets", targetFile(trusted, name, target)));
  if (bytes.length > target.length) throw new ContentError("too-large", name);
  await requireTarget(bytes, target);
}

function lineOver(folder: string, kept: Map<string, Uint8Array>, now: Date): Line {
  return {
    now,
    kept: async (role) => kept.get(role),
    keep: async (role, bytes) => void kept.set(role, bytes),
    fetch: async (role, version, cap) => {
      const name = `${encodeURIComponent(role)}.json`;
      const path = join(folder, version === undefined ? name : `${version}.${name}`);
      if (!existsSync(path)) return undefined;
      const bytes = readFileSync(path);
      if (bytes.length > cap) throw new ContentError("too-large", role);
      return bytes;
    },
  };
}

function versionsIn(kept: ReadonlyMap<string, Uint8Array>): Partial<Record<Role, number>> {
  const found = ROLES.flatMap((role) => {
    const bytes = kept.get(role);
    return bytes ? [[role, parseMetadata(bytes, role).signed.version]] : [];
  });
  return Object.fromEntries(found);
}
