import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { dropRecording, keepRecording, readRecording } from "./kept-recordings";
import { OWN } from "./media-api";

const OWNER = { person: "Anna", pack: "werk", sentence: { nl: "Ik zoek werk.", segment: "W-1.s1" } };
const SPAN = { starts: 100, ends: 900 };

async function recorded(): Promise<void> {
  await keepRecording(OWNER, { file: new Blob(["geluid"], { type: "audio/webm" }), span: SPAN, terms: OWN });
}

describe("a recording that the server does not have yet", () => {
  it("is there again with its edges and its terms", async () => {
    await recorded();
    expect(await readRecording(OWNER)).toMatchObject({ span: SPAN, terms: OWN });
  });

  it("is given to nobody else, and to no other sentence or words", async () => {
    await recorded();
    const others = [
      { ...OWNER, person: "Bert" },
      { ...OWNER, pack: "wonen" },
      { ...OWNER, sentence: { nl: "Ik zoek werk.", segment: "W-1.s2" } },
      { ...OWNER, sentence: { nl: "Ik zoek een baan.", segment: "W-1.s1" } },
    ];
    for (const other of others) expect(await readRecording(other)).toBeUndefined();
  });

  it("is gone once it was sent or thrown away", async () => {
    await recorded();
    await dropRecording(OWNER);
    expect(await readRecording(OWNER)).toBeUndefined();
  });
});
