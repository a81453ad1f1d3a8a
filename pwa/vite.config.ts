import { execFileSync } from "node:child_process";
import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";
import { groups } from "./bin/chunks.ts";
import { shell } from "./bin/shell.ts";

/** The day of the last change to the source, so that the same source gives the same bytes on any day. */
function sourceDay(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  try {
    return (
      execFileSync("git", ["log", "-1", "--format=%cs", "--", "."], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim() || today()
    );
  } catch {
    return today(); // an unpacked archive has no history
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

const define = { __BUILD_DATE__: JSON.stringify(sourceDay()) };
const TARGET = ["es2020", "chrome90", "safari15"];

export default defineConfig({
  plugins: [preact(), shell({ target: TARGET, define })],
  define,
  build: {
    target: TARGET,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "staff.html", "admin.html", "preview.html"],
      output: { codeSplitting: { groups } },
    },
  },
  server: { proxy: Object.fromEntries(served().map((path) => [path, "http://127.0.0.1:8000"])) },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["fake-indexeddb/auto"],
    restoreMocks: true,
    maxWorkers: "100%", // its own choice leaves one processor idle: of two that is half
    hookTimeout: 60_000,
    testTimeout: 60_000, // a busy machine is not a broken promise
  },
});

function served(): readonly string[] {
  return ["/api", "/sync", "/metadata", "/targets", "/b", "/anchor.json", "/p"];
}
