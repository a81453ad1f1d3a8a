import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withoutList } from "./page";

const PAGE = readFileSync(new URL("../../index.html", import.meta.url), "utf8");

test("the page keeps its head and its policy, and leaves out the list of languages", async () => {
  const headers = { "content-security-policy": "default-src 'self'", "content-encoding": "br" };
  const answer = await withoutList(new Response(PAGE, { headers }));
  const text = await answer.text();
  expect(text).toContain('<meta name="build"');
  expect(text).toMatch(/<div id="app"><\/div>\s*<\/body>/);
  expect(text).not.toContain("#/language/ti");
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'self'");
  expect(answer.headers.has("content-encoding")).toBe(false);
});
