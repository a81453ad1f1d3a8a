/** Repositories that python-tuf writes, good and bad: the phone judges each check as `tests/conformance/` has it. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { readTrust } from "../store/trust";
import { METADATA_MAX, parseMetadata, type Role } from "../sync/trust-metadata";
import { casesOf } from "../testing/cases";
import { newPhone } from "../testing/phone";
import type { Fetcher } from "./http";
import { checkForNews } from "./packs";

const { folder: FOLDER, cases, remove } = casesOf("phones");
const ROLES = Object.keys(METADATA_MAX) as readonly Role[];

beforeEach(newPhone);
afterAll(remove);

test.each(cases)("%s", async (_name, steps) => {
  for (const { folder, now, expected, differs, versions } of steps) {
    const { root: _, ...before } = await trustedVersions();
    expect(await verdict(folder, new Date(now))).toBe(expected);
    const { root, ...after } = await trustedVersions();
    if (!differs) expect(root).toBe(versions.root);
    if (expected !== "accepted") expect(after).toEqual(before);
    else if (!differs) expect({ root, ...after }).toEqual(versions);
  }
});

async function verdict(folder: string, now: Date): Promise<string> {
  const result = await checkForNews(serverOf(join(FOLDER, folder)), now);
  if (result.ok) return "accepted";
  return result.reason === "clock" ? "clock" : (result.detail.split(":")[0] ?? "");
}

/** A server that has these files, with ETags. */
function serverOf(folder: string): Fetcher {
  return async (url, init) => {
    const path = join(folder, url);
    if (!existsSync(path)) {
      return new Response("{}", { status: 404, headers: { "content-type": "application/problem+json" } });
    }
    const bytes = readFileSync(path);
    const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
    if (new Headers(init?.headers).get("if-none-match") === etag) return new Response(null, { status: 304 });
    return new Response(bytes, { headers: { "content-type": "application/json", etag } });
  };
}

async function trustedVersions(): Promise<Partial<Record<Role, number>>> {
  const kept = await readTrust();
  const found = ROLES.flatMap((role) => {
    const bytes = kept[role];
    return bytes ? [[role, parseMetadata(bytes, role).signed.version]] : [];
  });
  return Object.fromEntries(found);
}
