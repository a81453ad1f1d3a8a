/** What Vite makes of a folder of JSON catalogues: one chunk each, fetched when asked for. */
interface ImportMeta {
  glob(pattern: string, options: { import: "default" }): Record<string, () => Promise<unknown>>;
}
