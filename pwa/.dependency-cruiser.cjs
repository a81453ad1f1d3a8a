/** Which folder may import which. The arrows point one way; what two need stands below both. */

/** What each folder may import besides itself and packages; `app/state.ts` is the signals that screens read. */
const MAY_IMPORT = {
  sync: [],
  store: ["sync"],
  net: ["store", "sync"],
  i18n: [],
  search: ["i18n"],
  ui: ["i18n", "sync"], // a text and a scene are drawn from the shapes that the protocol gives them
  features: ["net", "store", "sync", "ui", "i18n", "search", "app/state.ts"],
  sw: ["net", "store", "sync"],
  app: ["features", "net", "store", "sync", "ui", "i18n"],
};

/** What a package exports by name is not found with "?url" behind it; Vite does, or the build fails. */
const BY_VITE = "\\.wasm\\?url$";

const arrows = Object.entries(MAY_IMPORT).map(([folder, below]) => ({
  name: `${folder}-imports-what-is-below`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^src/", pathNot: [folder, ...below].map((name) => `^src/${name}`) },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: "no-cycles", // of code: a type leaves no import behind
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "signals-import-no-screen",
      severity: "error",
      from: { path: "^src/app/state\\.ts$" },
      to: { path: "^src/(app|features|ui)/" },
    },
    {
      name: "newcomers-get-newcomer-code-only",
      severity: "error",
      from: { path: "^src/(app/main\\.tsx|features/newcomer/)" },
      to: { path: "^src/features/(?!newcomer/)", reachable: true },
    },
    {
      name: "audiences-are-independent",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    {
      name: "screens-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/features/([^/]+)/([^/]+)/" },
      to: { path: "^src/features/$1/[^/]+/", pathNot: "^src/features/$1/$2/" },
    },
    {
      name: "sync-imports-no-package",
      severity: "error",
      from: { path: "^src/sync/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm", "npm-dev", "core"] },
    },
    {
      name: "what-is-imported-is-declared",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["unknown", "undetermined", "npm-no-pkg", "npm-unknown"], pathNot: BY_VITE },
    },
    {
      name: "what-is-imported-exists",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: BY_VITE },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.base.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default"] },
    exclude: { path: "^src/i18n/generated/" },
  },
};
