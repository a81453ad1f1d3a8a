// Bundles what plays the phone's own outbox against a real server, for Node: the player, and the code of one tab.
import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default defineConfig({
  publicDir: false,
  // Long before all that is played, so that even a clock of 1970 tells a time that is not yet too old to be counted.
  define: { __BUILD_DATE__: "new Date(Date.now() - 20 * 86400000).toISOString().slice(0, 10)" },
  build: {
    target: "node20",
    ssr: true,
    outDir: "node_modules/.twin",
    rolldownOptions: {
      input: { play: "src/testing/twin/play.ts", code: "src/testing/twin/code.ts" },
      output: { format: "es", entryFileNames: "[name].mjs" },
    },
  },
});
