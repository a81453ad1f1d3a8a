import { expect, test } from "vitest";
import { lineInWords } from "./line-words";

test.each([
  ["+ overlay.noord.azc-noord.json", "Nieuw: wat azc-noord zegt"],
  ["    languages.nl.calendar.0.starts: ∅ → 10:00", "Nederlands · Agenda 1 · Begint om: niets → 10:00"],
  ["    languages.ar.hours.1.type: paragraph → ∅", "Arabisch · Openingstijden 2 · Soort: paragraph → niets"],
  ["    azc-noord.sY1NwIIqSb4pV-7ENzYtJQ: Taal → Taalcafé", "Tekst: Taal → Taalcafé"],
  ["    languages.nl.off.F1-08: ∅ → q1", "languages.nl.off.F1-08: niets → q1"],
  ["  only for delft", "Alleen voor delft"],
  ["root 1 → 2, until 2028-11-29", "Versie 2 van wie mag tekenen, tot en met 29 november 2028"],
  ["+ targets: key d3f8d5cd316f6e3f", "Mag voortaan tekenen voor wat telefoons krijgen: d3f8d5cd316f6e3f"],
  ["- targets: key d3f8d5cd316f6e3f", "Mag niet meer tekenen voor wat telefoons krijgen: d3f8d5cd316f6e3f"],
  ["  root: 2 of 3 must sign", "Voor de sleutels zelf tekenen 2 van de 3 sleutels"],
  ["  edition none → 1", "Uitgave 1"],
  ["  custom: {} → {'a': 1}", "  custom: {} → {'a': 1}"],
])("says of %s what a signer signs", (line, words) => {
  expect(lineInWords(line)).toBe(words);
});
