import { describe, expect, it } from "vitest";
import type { Event } from "../sync/library";
import { calendarFile, upcoming } from "./calendar-file";

const TODAY = "2026-11-29";

function event(day: string, more: Partial<Event> = {}): Event {
  return {
    type: "event",
    icon: "talk",
    title: { id: "noord.cafe", text: "Taalcafé" },
    day,
    starts: "14:00",
    ends: "15:30",
    ...more,
  };
}

describe("what is on", () => {
  it("begins with what comes next, and leaves out what is over", () => {
    const later = event("2026-12-02");
    const sooner = event("2026-11-29", { starts: "09:00" });
    expect(upcoming([later, event("2026-11-28"), sooner], TODAY).map(({ event: one }) => one)).toEqual([
      sooner,
      later,
    ]);
  });

  it("comes back every week where it does", () => {
    const days = (first: string) => upcoming([event(first, { weekly: true })], TODAY).map(({ day }) => day);
    expect(days("2026-11-22")).toEqual(["2026-11-29"]);
    expect(days("2026-11-24")).toEqual(["2026-12-01"]);
    expect(days("2026-12-05")).toEqual(["2026-12-05"]);
  });

  it("crosses the end of summer time without losing a day", () => {
    expect(upcoming([event("2026-10-20", { weekly: true })], "2026-10-26")[0]?.day).toBe("2026-10-27");
  });
});

describe("the file for a calendar", () => {
  const file = (one: Event, words = { title: "Taalcafé", where: "Zaal 1, begane grond; links" }) =>
    calendarFile({ event: one, day: one.day }, words, "2026-11-20");

  it("says when in the place's own hours, and where", () => {
    const lines = file(event("2026-12-01")).split("\r\n");
    expect(lines).toContain("DTSTART:20261201T140000");
    expect(lines).toContain("DTEND:20261201T153000");
    expect(lines).toContain("DTSTAMP:20261120T000000Z");
    expect(lines).toContain("LOCATION:Zaal 1\\, begane grond\\; links");
    expect(lines).not.toContain("RRULE:FREQ=WEEKLY");
  });

  it("repeats what comes back every week", () => {
    expect(file(event("2026-12-01", { weekly: true }))).toContain("\r\nRRULE:FREQ=WEEKLY\r\n");
  });

  it("folds long lines at 75 octets, and no character in two", () => {
    const title = "ናይ ቋንቋ ካፈ ኣብ ቤተ-መጻሕፍቲ ምስ ብዙሓት ሰባት ንምዝራብ ሆላንድኛ";
    const made = file(event("2026-12-01"), { title, where: "" });
    for (const line of made.split("\r\n")) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    }
    expect(made.replace(/\r\n /g, "")).toContain(`SUMMARY:${title}`);
    expect(made).not.toContain("LOCATION");
  });

  it("keeps a line break of a title inside its line", () => {
    expect(file(event("2026-12-01"), { title: "een\ntwee", where: "" })).toContain("SUMMARY:een\\ntwee\r\n");
  });

  it.each(["\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u000b", "\u0000"])(
    "lets %j begin no line of its own",
    (end) => {
      const made = file(event("2026-12-01"), { title: `Café${end}ATTACH:http://elders`, where: "" });
      const inner = made.replace(/\r\n/g, "");
      expect(inner).toMatch(/^\P{Cc}+$/u);
      expect(inner).not.toMatch(/[\p{Zl}\p{Zp}]/u);
      expect(made.split("\r\n").some((line) => line.startsWith("ATTACH"))).toBe(false);
    },
  );
});
