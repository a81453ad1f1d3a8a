/** Repositories that python-tuf writes, good and bad, as `tests/conformance/` has them, with what must come of each. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "../sync/trust-metadata";

/** One look at a repository. */
export interface Step {
  readonly folder: string; // what the repository has
  readonly now: string;
  readonly asked: string; // the file that a client looks for
  readonly expected: string; // "accepted", or the code of the refusal
  readonly differs: boolean; // python-tuf says the opposite
  readonly versions: Readonly<Partial<Record<Role, number>>>; // that python-tuf trusts afterwards
}

export interface Case {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface Cases {
  readonly folder: string;
  readonly cases: readonly (readonly [name: string, steps: readonly Step[]])[];
  /** To be called when all is done. */
  readonly remove: () => void;
}

const HOUSE = new URL("../../../", import.meta.url).pathname;

/** What a phone makes of a check for news, or what any client that looks for one file does. */
export function casesOf(door: "phones" | "clients"): Cases {
  const given = process.env.TRUST_CASES; // written before, where many runs look at the same cases
  const folder = given ?? written();
  const cases: readonly Case[] = JSON.parse(readFileSync(join(folder, `${door}.json`), "utf8"));
  return {
    folder,
    cases: cases.map(({ name, steps }) => [name, steps]),
    remove: () => given ?? rmSync(folder, { recursive: true }),
  };
}

function written(): string {
  const folder = mkdtempSync(join(tmpdir(), "wegwijs-trust-"));
  execFileSync(join(HOUSE, ".venv/bin/python"), ["-m", "tests.conformance.trust_repositories", folder], {
    cwd: HOUSE,
  });
  return folder;
}
