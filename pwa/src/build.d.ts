/** The day of the source this build was made from (YYYY-MM-DD); the floor of every clock (clause 1.4). */
declare const __BUILD_DATE__: string;

interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}

declare module "*.css";

declare module "*.woff2?url" {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: it is how Vite hands over the address of a file
  export default url;
}

declare module "*.wasm?url" {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: as above
  export default url;
}
