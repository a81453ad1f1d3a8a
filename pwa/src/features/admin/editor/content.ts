/** Content as editors write it: a card with its Dutch in place, and the facts of its pack, as the server keeps them. */
import type { Block } from "../../../sync/blocks";
import type { Audience, Sensitivity, Tone, Track } from "../../../sync/fields";
import type { Fact, Law, Level } from "../../../sync/pack";
import type { Picture, Text } from "../../../sync/pictures";

/** One translatable text; its id is unique in its card and is never used for another text. */
export interface DutchText {
  readonly id: string;
  readonly nl: string;
}

/** The shape of a document's part, with Dutch texts where that has texts of one language. */
export type Source<Value> = Value extends Text
  ? DutchText
  : Value extends readonly (infer Item)[]
    ? readonly Source<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Source<Value[Key]> }
      : Value;

export type SourceBlock = Source<Block>;
export type Kind = Block["type"];

export const RESOURCE_TYPES = [
  "article",
  "steps",
  "checklist",
  "photostrip",
  "phrasebook",
  "dialogue",
  "quiz",
  "infographic",
  "directory",
  "link",
  "portrait",
  "language-contrast",
  "session-guide",
  "learning-domain",
] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** What else people of one language type to find a card. */
export interface Keywords {
  readonly language: string;
  readonly words: readonly string[];
}

/** One card; a draft may have empty texts, and lack what its writer has to say of it yet. */
export interface CardContent {
  readonly id: string;
  readonly type: ResourceType;
  readonly theme: string;
  readonly domains: readonly number[];
  readonly phases: readonly number[];
  readonly track: Track;
  readonly audience: Audience;
  readonly level?: Level;
  readonly sensitivity?: Sensitivity;
  readonly law?: Law;
  readonly source?: string;
  readonly source_name?: string;
  readonly last_checked?: string;
  readonly title: DutchText;
  readonly summary: DutchText;
  readonly keywords?: readonly Keywords[];
  readonly picture?: Source<Picture>;
  readonly blocks: readonly SourceBlock[];
}

/** A value that goes out of date on its own; `owner` keeps it right. */
export interface PackFact extends Fact {
  readonly id: string;
  readonly owner: string;
}

export interface Theme {
  readonly id: string;
  readonly title: DutchText;
  readonly icon: string;
  readonly tone: Tone;
}

export interface PackContent {
  readonly id: string;
  readonly title: DutchText;
  readonly summary: DutchText;
  readonly phases: readonly number[];
  readonly track: Track;
  readonly tone: Tone;
  readonly audience: Audience;
  readonly languages: readonly string[];
  readonly themes: readonly Theme[];
}

/** A pack as it was or is, with its facts and the order of its cards. */
export interface WholePack extends PackContent {
  readonly resources: readonly string[];
  readonly facts?: readonly PackFact[];
}
