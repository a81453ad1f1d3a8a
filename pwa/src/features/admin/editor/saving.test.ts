import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mergeDrafts } from "../../../sync/drafts";
import type { Answer } from "../call";
import type { CardContent } from "./content";
import type { CardState, SavedDraft } from "./editing-api";
import type { Kept } from "./kept";
import { type Outside, Saving } from "./saving";

const card = (title: string, summary = "") =>
  ({
    id: "F1-99",
    title: { id: "title", nl: title },
    summary: { id: "summary", nl: summary },
    blocks: [],
  }) as unknown as CardContent;

/** A server that keeps versions and merges as ours does, a wire that can be cut, and a disk that can be full. */
class World implements Outside {
  versions: CardContent[] = [card("Fiets")];
  kept: Kept | undefined;
  sent = 0;
  isCut = false;
  isFull = false;
  now = () => new Date();
  tell = () => undefined;

  get state(): CardState {
    const number = this.versions.length;
    const content = this.versions[number - 1] ?? card("");
    return {
      pack: "aankomst",
      number,
      finished: 1,
      kind: "draft",
      at: "2026-11-30T10:00:00Z",
      by: "Sanne",
      content,
    };
  }

  read = async (): Promise<Answer<CardState>> => ({ ok: true, value: this.state });

  send = async (basedOn: number, content: CardContent): Promise<Answer<SavedDraft>> => {
    this.sent += 1;
    await new Promise((done) => setTimeout(done, 50));
    if (this.isCut) return { ok: false, code: "offline" };
    const base = this.versions[basedOn - 1] ?? card("");
    const { content: made, taken, clashes } = mergeDrafts(base, this.state.content, content);
    if (clashes.length > 0) return { ok: false, code: "clash" };
    this.versions.push(made);
    return { ok: true, value: { number: this.versions.length, content: made, merged: taken } };
  };

  keep = async (kept: Kept): Promise<void> => {
    if (this.isFull) throw new Error("QuotaExceededError");
    this.kept = kept;
  };

  drop = async (): Promise<void> => {
    this.kept = undefined;
  };
}

let world: World;
let saving: Saving;

beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
  saving = new Saving(world.state, undefined, world);
});

afterEach(() => {
  saving.stop();
  vi.useRealTimers();
});

async function type(...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    saving.change({ ...saving.content.value, title: { id: "title", nl: title } });
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

const last = () => world.state.content.title.nl;

describe("what is typed", () => {
  it("is in the browser at once and on the server within five seconds, also while typing goes on", async () => {
    await type("F");
    expect(world.kept?.content.title.nl).toBe("F");
    expect(saving.place.value).toEqual({ at: "here", why: "waiting" });
    await type("Fi", "Fie", "Fiet", "Fiets");
    expect(world.sent).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(last()).toBe("Fiets");
    expect(saving.place.value.at).toBe("server");
    expect(world.kept).toBeUndefined();
  });

  it("waits in the browser while the line is cut, and goes by itself when it is back", async () => {
    world.isCut = true;
    await type("Fietsen");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saving.place.value).toEqual({ at: "here", why: "offline" });
    expect(world.kept?.content.title.nl).toBe("Fietsen");
    world.isCut = false;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(last()).toBe("Fietsen");
  });

  it("is sent by the next start where the browser crashed", async () => {
    world.isCut = true;
    await type("Fietsen");
    saving.stop();
    world.isCut = false;
    saving = new Saving(world.state, world.kept, world);
    expect(saving.content.value.title.nl).toBe("Fietsen");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(last()).toBe("Fietsen");
  });

  it("stays what it is where a browser keeps nothing, and the place says so", async () => {
    world.isCut = true;
    world.isFull = true;
    await type("Fietsen");
    expect(saving.place.value.at).toBe("nowhere");
    expect(saving.content.value.title.nl).toBe("Fietsen");
  });
});

describe("beside somebody else", () => {
  it("their texts come in, under what is typed meanwhile", async () => {
    world.versions.push(card("Fiets", "Van een ander"));
    saving.change(card("Fietsen"));
    await vi.advanceTimersByTimeAsync(1_520); // it is on its way
    saving.change({ ...saving.content.value, title: { id: "title", nl: "Fietsen!" } });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saving.content.value).toEqual(card("Fietsen!", "Van een ander"));
    expect(world.state.content).toEqual(card("Fietsen!", "Van een ander"));
    expect(saving.joined.value).toBe(1);
  });

  it("one text that both changed waits for a person, and neither is lost", async () => {
    world.versions.push(card("Rijwiel"));
    await type("Fietsen");
    await vi.advanceTimersByTimeAsync(2_000);
    const place = saving.place.value;
    expect(place.at === "here" && place.why).toBe("clash");
    expect(last()).toBe("Rijwiel");
    expect(world.kept?.content.title.nl).toBe("Fietsen");
    saving.settle(card("Fietsen"), world.state);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(last()).toBe("Fietsen");
  });
});
