/** The ways of doing it with one rule less, which schedules must find wrong. */
import { vi } from "vitest";
import type { Known } from "../centre-rules";
import { ModelCentre } from "./centre";
import type { Load, PhoneCode } from "./tab";

export type MakeCentre = (now: () => Date) => ModelCentre;

/** A phone and a centre; honest unless said. */
export interface Mutant {
  readonly load: Load;
  readonly makeCentre: (known: Known) => MakeCentre;
}

type Change = () => void;

export const HONEST: Mutant = { load: loadWith(() => undefined), makeCentre: honestCentre };

export const MUTANTS: Readonly<Record<string, Mutant>> = {
  "delete on receipt": {
    ...HONEST,
    load: loadWith(() => {
      vi.doMock("../../sync/outbox", async (original) => ({
        ...(await original<object>()),
        isGone: ({ state }: { readonly state: string }) => state !== "waiting",
      }));
    }),
  },
  "take out before sending": {
    ...HONEST,
    load: loadWith(() => {
      vi.doMock("../../store/outbox", async (original) => {
        const real = await original<typeof import("../../store/outbox")>();
        const { openStore } = await import("../../store/database");
        const waitingBatches = async () => {
          const taken = await real.waitingBatches();
          const store = await openStore();
          for (const { batch_id } of taken) await store.delete("batches", batch_id);
          return taken;
        };
        return { ...real, waitingBatches };
      });
    }),
  },
  "any reply trusted": {
    ...HONEST,
    load: loadWith(() => {
      vi.doMock("../../sync/exchange", async (original) => {
        const real = await original<typeof import("../../sync/exchange")>();
        let asked: readonly string[] = [];
        const buildRequest: typeof real.buildRequest = (id, batches) => {
          if (batches.length) asked = batches.map(({ batch_id }) => batch_id);
          return real.buildRequest(id, batches);
        };
        const parseReply: typeof real.parseReply = (status, type, body) => {
          const said = JSON.parse(new TextDecoder().decode(body));
          const reply = real.parseReply(status, type, body, said.request_id);
          const receipts = reply.receipts
            .slice(0, asked.length)
            .map((receipt, at) => ({ ...receipt, batch_id: asked[at] ?? receipt.batch_id }));
          return { ...reply, receipts };
        };
        return { ...real, buildRequest, parseReply };
      });
    }),
  },
  "one flusher per tab": {
    ...HONEST,
    load: loadWith(() => {
      vi.doMock("../../net/alone", () => ({ alone: (_: string, work: () => Promise<unknown>) => work() }));
    }),
  },
  "no epoch": {
    ...HONEST,
    makeCentre: (known) => (now) =>
      new (class extends ModelCentre {
        protected override beginEpoch(): void {
          // A restored centre that says nothing of it.
        }
      })(known, now),
  },
};

const CHANGED = ["../../sync/outbox", "../../store/outbox", "../../sync/exchange", "../../net/alone"];

let loading: Promise<unknown> = Promise.resolve();

/** One after the other, or two tabs would share what was loaded between. */
function loadWith(change: Change): Load {
  return () => {
    const loaded = loading.then(() => loadAnew(change));
    loading = loaded;
    return loaded;
  };
}

function loadAnew(change: Change): Promise<PhoneCode> {
  vi.resetModules();
  for (const path of CHANGED) vi.doUnmock(path);
  change();
  return import("./code");
}

function honestCentre(known: Known): MakeCentre {
  return (now) => new ModelCentre(known, now);
}
