/** The day of the source this build was made from (YYYY-MM-DD); the floor of every clock (clause 1.4). */
declare const __BUILD_DATE__: string;

interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}

declare module "*.css";
