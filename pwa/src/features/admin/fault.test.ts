import { expect, it } from "vitest";
import { detailInWords, faultLink, ruleInWords } from "./fault";

it.each([
  ["names no fact: boete", "er is geen feit boete"],
  ["leads to no card: F1-99", "er is geen kaart F1-99"],
  ["is not sealed on the way: http://voorbeeld.nl", "geen https: http://voorbeeld.nl"],
  ["leads to an odd name: https://xn--80ak6aa92e.com", "een vreemd adres: https://xn--80ak6aa92e.com"],
  ["says only 'foto'", "er staat alleen “foto”"],
  ["ended on 2026-03-01", "sinds 1 maart 2026"],
  ["162400 bytes, at most 150000", "163 kB, hooguit 150 kB"],
  ["is 31000 bytes, at most 25000", "31 kB, hooguit 25 kB"],
  ["is shown in nl", "een telefoon laat het zien in het Nederlands"],
  ["law", "de wet hierover verandert vaak"],
  ["has the numbers ['2'], the Dutch ['2', '30']", "hier 2, in het Nederlands 2, 30"],
  ["names [], the Dutch ['{boete}']", "hier niets, in het Nederlands {boete}"],
  ["is 12 characters for 80 of Dutch", "12 tekens, in het Nederlands 80"],
  ["leaves 'balie' in letters of another script", "bij “balie”"],
  ["is the Dutch itself", ""],
])("says in Dutch what a rule found: %s", (problem, inDutch) => {
  expect(detailInWords(problem)).toBe(inDutch);
});

it.each([
  [{ pack: "wonen", resource: "W1", language: "ar", rule: "language" }, "#/translations/wonen/ar/open"],
  [{ pack: "wonen", resource: "W1", language: "ar", rule: "reviewer" }, "#/translations/wonen/ar/review"],
  [{ pack: "wonen", at: "licht", rule: "expired" }, "#/packs/wonen/licht"],
  [{ pack: "wonen", resource: "W1", at: "W1.alt", rule: "alt" }, "#/card/W1/alt"],
])("leads from a shut gate to where it is mended: %o", (fault, href) => {
  expect(faultLink(fault)).toBe(href);
});

it("keeps the name of a rule that it has no words for", () => {
  expect(ruleInWords("new-rule")).toBe("new-rule");
});
