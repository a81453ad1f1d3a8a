import { expect, test } from "vitest";
import { lineInWords } from "./line-words";

test.each([
  ["+ overlay.noord.azc-noord.json", "Nieuw: wat azc-noord zegt"],
  ["    languages.nl.calendar.0.starts: ∅ → 10:00", "Nederlands · Agenda 1 · Begint om: niets → 10:00"],
  ["    languages.ar.hours.1.type: paragraph → ∅", "Arabisch · Openingstijden 2 · Soort: paragraph → niets"],
  ["    azc-noord.sY1NwIIqSb4pV-7ENzYtJQ: Taal → Taalcafé", "Tekst: Taal → Taalcafé"],
  ["    languages.nl.off.F1-08: ∅ → q1", "languages.nl.off.F1-08: niets → q1"],
  ["  only for delft", "  only for delft"],
])("says of %s what a signer signs", (line, words) => {
  expect(lineInWords(line)).toBe(words);
});
