// The tests that a changed spot of the protocol's code is shown to: its vectors, and what python-tuf's repositories ask.
import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  define: { __BUILD_DATE__: JSON.stringify("2026-01-01") },
  test: {
    include: ["src/sync/**/*.test.ts", "src/net/repositories.test.ts"],
    setupFiles: ["fake-indexeddb/auto"],
    restoreMocks: true,
    testTimeout: 60_000,
  },
});
