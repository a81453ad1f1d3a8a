import { beforeEach, expect, test, vi } from "vitest";
import { json } from "../testing/phone";
import { deleteFormerShells, fromShell, installShell, installTeamShell, type Shell } from "./shell";

/** Cache Storage as far as the worker uses it. */
class FakeCaches {
  readonly kept = new Map<string, Map<string, Response>>();

  async open(name: string) {
    const files = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, files);
    return {
      put: async (url: string, response: Response) => void files.set(url, response),
      match: async (url: string) => files.get(url)?.clone(),
    };
  }

  async match(url: string) {
    for (const files of this.kept.values()) if (files.has(url)) return files.get(url)?.clone();
    return undefined;
  }

  has = async (name: string) => this.kept.has(name);
  keys = async () => [...this.kept.keys()];
  delete = async (name: string) => this.kept.delete(name);
}

const PAGE = { url: "/", integrity: "sha256-page" };
const CODE = { url: "/assets/main-1.js", integrity: "sha256-code" };
const TEAM = { url: "/staff", integrity: "sha256-team" };
const shell: Shell = { name: "new", files: [PAGE, CODE], team: [TEAM] };
const old = (files: Shell["files"]): Shell => ({ name: "old", files, team: [TEAM] });

let storage: FakeCaches;
let asked: { url: string; cache: string | undefined }[];

beforeEach(() => {
  storage = new FakeCaches();
  asked = [];
  vi.stubGlobal("caches", storage);
  serve(() => undefined);
});

/** The network: every file, unless `exception` gives something else for it. */
function serve(exception: (url: string) => Response | undefined): void {
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    asked.push({ url, cache: init?.cache });
    return exception(url) ?? (url === "/anchor.json" ? json({ root_version: 1 }) : new Response(url));
  });
}

test("installing keeps every listed file and the anchor", async () => {
  await installShell(shell);
  expect([...(storage.kept.get("shell-newcomer-new")?.keys() ?? [])].sort()).toEqual([
    "/",
    "/anchor.json",
    "/assets/main-1.js",
  ]);
});

test("the page is kept without the list of languages, which is for who has no script yet", async () => {
  const page = '<body><div id="app"><a href="#/language/ti">ትግርኛ</a></div></body>';
  serve((url) => (url === "/" ? new Response(page) : undefined));
  await installShell(shell);
  expect(await (await fromShell(shell, "/"))?.text()).toBe('<body><div id="app"></div></body>');
});

test.each(["/", "/assets/main-1.js", "/anchor.json"])(
  "a miss of %s fails the whole install",
  async (missing) => {
    serve((url) => (url === missing ? new Response("no", { status: 404 }) : undefined));
    await expect(installShell(shell)).rejects.toThrow(missing);
    expect(storage.kept.size).toBe(0);
  },
);

test("a captive portal's page is not taken for the anchor", async () => {
  const portal = () => new Response("<h1>Log in</h1>", { headers: { "content-type": "text/html" } });
  serve((url) => (url === "/anchor.json" ? portal() : undefined));
  await expect(installShell(shell)).rejects.toThrow("/anchor.json");
});

test("what has no hash in its name is asked from the server itself", async () => {
  await installShell(shell);
  expect(asked.find(({ url }) => url === "/")?.cache).toBe("reload");
  expect(asked.find(({ url }) => url === "/anchor.json")?.cache).toBe("reload");
});

test("an update fetches only what the former shell does not have", async () => {
  await installShell(old([PAGE, CODE]));
  asked = [];
  await installShell(shell);
  expect(asked.map(({ url }) => url).sort()).toEqual(["/", "/anchor.json"]);
});

test("an old tab still finds the code of its own build until its shell is deleted", async () => {
  await installShell(old([PAGE, { url: "/assets/main-0.js", integrity: "" }]));
  await installShell(shell);
  expect(await fromShell(shell, "/assets/main-0.js")).toBeDefined();
  await deleteFormerShells(shell);
  expect(await fromShell(shell, "/assets/main-0.js")).toBeUndefined();
  expect(await storage.keys()).toEqual(["shell-newcomer-new"]);
});

test("an install that fails leaves the shell of the same name that works", async () => {
  await installShell(shell);
  serve((url) => (url === "/anchor.json" ? new Response("no", { status: 404 }) : undefined));
  await expect(installShell(shell)).rejects.toThrow("/anchor.json");
  expect(await fromShell(shell, "/assets/main-1.js")).toBeDefined();
});

test("a newcomer's phone keeps nothing of a team's page, in this build or the next", async () => {
  await installShell(old([PAGE]));
  await installShell(shell);
  expect(asked.map(({ url }) => url)).not.toContain("/staff");
  expect(await storage.keys()).toEqual(["shell-newcomer-old", "shell-newcomer-new"]);
  expect(await fromShell(shell, "/staff")).toBeUndefined();
});

test("a team's device keeps its page when asked to, and again with each build from then on", async () => {
  await installShell(old([PAGE]));
  await installTeamShell(old([PAGE]));
  await installShell(shell);
  await deleteFormerShells(shell);
  expect((await storage.keys()).sort()).toEqual(["shell-newcomer-new", "shell-staff-new"]);
  expect(await (await fromShell(shell, "/staff"))?.text()).toBe("/staff");
});

test.each(["/staff", "/"])(
  "where %s of the next build is missing, a team's device keeps both shells it has",
  async (missing) => {
    await installShell(old([PAGE]));
    await installTeamShell(old([PAGE]));
    serve((url) => (url === missing ? new Response("no", { status: 404 }) : undefined));
    await expect(installShell(shell)).rejects.toThrow(missing);
    expect((await storage.keys()).sort()).toEqual(["shell-newcomer-old", "shell-staff-old"]);
  },
);

test("a team's shell that cannot be had whole is not kept at all", async () => {
  await installShell(shell);
  serve((url) => (url === "/staff" ? new Response("no", { status: 404 }) : undefined));
  await expect(installTeamShell(shell)).rejects.toThrow("/staff");
  expect(await storage.keys()).toEqual(["shell-newcomer-new"]);
});

test("a browser whose caches are broken still gets its files from the network", async () => {
  vi.stubGlobal("caches", { open: () => Promise.reject(new DOMException("broken", "UnknownError")) });
  expect(await fromShell(shell, "/")).toBeUndefined();
});
