import { expect, test } from "vitest";
import { type BrowserRoute, route, routesWithoutWorker } from "./routes";

const ORIGIN = "https://wegwijs.example";
const SHELL = {
  name: "b1",
  files: [
    { url: "/", integrity: "" },
    { url: "/icon.svg", integrity: "" },
  ],
  team: [{ url: "/staff", integrity: "" }],
};
const HASH = "a".repeat(64);

function routed(path: string, mode = "cors", method = "GET", cache = "default"): string {
  const url = path.startsWith("http") ? path : ORIGIN + path;
  return route({ method, mode, url, cache }, ORIGIN, SHELL).name;
}

test.each(["/", "/index.html", "/p/terapel"])("opening %s shows the shell", (path) => {
  expect(routed(path, "navigate")).toBe("page");
});

test.each(["/staff", "/staff/"])("opening %s shows the team's page", (path) => {
  expect(routed(path, "navigate")).toBe("team");
});

test.each(["/admin", "/staff/x", "/schema/openapi.json", "/p/a/b"])(
  "opening %s goes to the network",
  (path) => {
    expect(routed(path, "navigate")).toBe("network");
  },
);

test.each(["/icon.svg", "/anchor.json", "/assets/old-build-1234.js"])("%s comes from a shell", (path) => {
  expect(routed(path)).toBe("file");
});

test.each(["/api/usage", "/sync/status", "/metadata/timestamp.json", `/targets/${HASH}.x`, "/sw.js"])(
  "%s is never answered by the worker",
  (path) => expect(routed(path)).toBe("network"),
);

test("a blob comes from the phone, another site's or a posted one does not", () => {
  expect(routed(`/b/${HASH}`)).toBe("blob");
  expect(routed(`https://elsewhere.example/b/${HASH}`)).toBe("network");
  expect(routed(`/b/${HASH}`, "cors", "POST")).toBe("network");
  expect(routed("/b/short")).toBe("network");
});

test("a blob that a download fetches does not pass the worker, which a newer one could then not relieve", () => {
  expect(routed(`/b/${HASH}`, "cors", "GET", "no-store")).toBe("network");
  expect(routed(`/b/${HASH}?of=aankomst.nl.list`)).toBe("network");
});

/** The source of the first of the rules that matches, as a browser goes through them. */
function answeredBy(path: string, mode: string, search = ""): BrowserRoute["source"] | undefined {
  const matches = ({ urlPattern, requestMode, or }: BrowserRoute["condition"]): boolean => {
    if (or) return or.some(matches);
    const [start = "", rest] = urlPattern?.pathname.split("*") ?? [];
    const isPath = rest === undefined ? path === start : path.startsWith(start);
    return isPath && urlPattern?.search === search && (requestMode ?? mode) === mode;
  };
  return routesWithoutWorker(SHELL, "shell-b1").find(({ condition }) => matches(condition))?.source;
}

test("what the browser answers without a worker is what the worker would, from the same place", () => {
  expect(answeredBy("/", "navigate")).toEqual({ cacheName: "shell-b1" });
  expect(answeredBy("/icon.svg", "no-cors")).toEqual({ cacheName: "shell-b1" });
  expect(answeredBy("/assets/main-0.js", "cors")).toBe("cache"); // an old tab's is in the former shell
});

test.each([
  ["/p/azc-noord", "navigate", ""], // another address of the page: only the worker knows that
  ["/staff", "navigate", ""],
  ["/", "navigate", "?from=poster"],
  ["/", "cors", ""],
  [`/b/${HASH}`, "cors", ""],
  ["/metadata/timestamp.json", "cors", ""],
  ["/sync/batches", "cors", ""],
])("%s (%s) is left to the worker", (path, mode, search) => {
  expect(answeredBy(path, mode, search)).toBeUndefined();
});
