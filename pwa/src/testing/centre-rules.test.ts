/** The simulated centre judges as the real one does: by the vectors that concern the centre alone. */
import { describe, expect, test } from "vitest";
import { bookPeriod, judgeBatch, parseRequest } from "./centre-rules";
import { body, casesOfSubject, checkCase, readSubject } from "./vector-files";

const CALLS = {
  parse_request: (g: Parameters<typeof body>[0]) => parseRequest(body(g)),
  book_period: (g: Parameters<typeof body>[0]) => bookPeriod(g.shape, g.period, g.received),
};

describe.each(["envelope", "booking"])("%s", (subject) => {
  const file = readSubject(subject);
  const own = casesOfSubject(file).filter(([, { call }]) => call in CALLS);
  test.each(own)("%s", (_, found) => checkCase(file, found, CALLS));
});

/** What of a refused batch may be kept is the real centre's alone. */
describe("quarantine", () => {
  const file = readSubject("quarantine");
  test.each(casesOfSubject(file))("%s", (_, { given, expect: expected }) => {
    const judged = judgeBatch(given.batch, file.known);
    const reason = (expected as { readonly reason?: string }).reason;
    expect("reason" in judged ? judged.reason : judged).toEqual(reason ?? expected);
  });
});
