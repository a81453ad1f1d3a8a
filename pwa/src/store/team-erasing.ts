/** Texts go from a team's device wherever they stand: in rows, in its own operations, and in what it will tell (clause 4.1). */
import { CallerError } from "../sync/errors";
import type { Operation } from "../sync/operations";
import type { Log } from "../sync/replica";
import { sealOperation } from "./centre-sealing";
import type { Change } from "./team-change";
import { openTeamStore } from "./team-database";
import type { Held, Memory, Own } from "./team-memory";

/** The device's own operations without these texts, in what the centre opens too: what is erased here is told to nobody. */
export async function withoutTexts(
  log: Log,
  memory: Memory,
  gone: readonly string[],
  seal: string,
): Promise<Pick<Change, "log" | "refused">> {
  const without = async (entry: Own): Promise<Own> => {
    const said = entry.said?.filter(({ hash }) => !gone.includes(hash)) ?? [];
    if (!entry.readable || said.length === (entry.said ?? []).length) return entry;
    const { own: _, ...rest } = entry;
    return { ...rest, said, box: await sealOperation(entry.readable as Operation, said, seal) };
  };
  const isSaid = [...log.entries, ...memory.refused].some((entry: Own) =>
    entry.said?.some(({ hash }) => gone.includes(hash)),
  );
  if (!isSaid) return { log };
  return {
    log: { ...log, entries: await Promise.all(log.entries.map(without)) },
    refused: await Promise.all(memory.refused.map(without)),
  };
}

/** The rows of these texts. */
export function textRows({ kinds }: Memory, hashes: readonly string[]): readonly Held[] {
  return hashes.flatMap((hash) => kinds.body.get(hash) ?? []);
}

/** Whom all is sealed for; throws CallerError no-centre before the device was told. */
export async function centreKey(): Promise<string> {
  const seal = (await (await openTeamStore()).get("device", "device"))?.seal;
  if (!seal) throw new CallerError("no-centre", "the device was not told whom to seal for");
  return seal;
}
