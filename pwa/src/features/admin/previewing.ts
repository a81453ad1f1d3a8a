/** What the studio and the page in its frame, which draws a card as a phone does, say to each other. */
import type { Settings } from "../../store/settings";
import type { Document } from "../../sync/pack";

/** Where that page is; the server lets pages of its own alone frame it. */
export const PREVIEW_PAGE = "/preview.html";

/** A card as it is now, and how somebody reads it. */
export interface Shown {
  readonly preview: "show";
  /** Told back once it is drawn. */
  readonly turn: number;
  readonly own: Document;
  readonly dutch: Document | undefined;
  /** Those that somebody may choose: their words are fetched ahead, so that choosing one needs no line. */
  readonly languages: readonly string[];
  readonly look: Pick<Settings, "theme" | "textSize">;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A picture or sound that the card names. It comes by itself and once, for it is heavy and stays as it is. */
export interface Brought {
  readonly preview: "file";
  readonly name: string;
  readonly file: Blob;
}

/** From the frame: it listens, or it has drawn what it was told at this turn. */
export type FromPreview =
  | { readonly preview: "ready" }
  | { readonly preview: "drawn"; readonly turn: number };
