// Bundles the programs of `bin/` that share their code with the phone, for Node.
import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default defineConfig({
  publicDir: false,
  build: {
    target: "node20",
    ssr: true,
    minify: true,
    outDir: "dist-tools",
    rolldownOptions: {
      input: { "tuf-client": "bin/tuf-client.ts" },
      output: { format: "es", entryFileNames: "[name].mjs" },
    },
  },
});
