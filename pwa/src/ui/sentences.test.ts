import { expect, it } from "vitest";
import { splitSentences } from "./sentences";

it.each([
  ["U bent hier. Vraag het ons.", 2],
  ["أين أنت؟ اسأل عند الاستقبال.", 2],
  ["ኣበይ ኢኹም? ኣብ መዕቆቢ ኢኹም። ሕተቱ።", 3],
  ["Om 8.30 uur begint het.", 1],
  ["Bel {fact:noodnummer}. Dat is gratis.", 2],
  ["Geen punt aan het eind", 1],
])("cuts %s into %d", (text, count) => {
  const sentences = splitSentences(text);
  expect(sentences).toHaveLength(count);
  expect(sentences.join("")).toBe(text);
});
