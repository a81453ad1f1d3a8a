/** What a card still lacks before it can be finished, as far as this side can tell; the server has the last word. */
import { aboutFields } from "./about-fields";
import type { CardContent, Theme } from "./content";
import { unfinished } from "./document";
import { pathInWords } from "./in-words";
import { tidy } from "./tidy";
import { isSame, valueAt } from "./values";

/** What may stay empty about a card. */
const FREE = ["domains"];

/** Whether something is still to be filled in about the card. */
export function lacksAbout(content: CardContent, themes: readonly Theme[]): boolean {
  return emptyAbout(content, themes).length > 0;
}

/** Each in words, in the order of the form. */
export function lacking(content: CardContent, themes: readonly Theme[]): readonly string[] {
  const heads = (["title", "summary"] as const).filter((name) => content[name].nl.trim() === "");
  const blocks = unfinished(tidy(content)).map((at) => ["blocks", at] as const);
  const none = content.blocks.length === 0 ? [["blocks"] as const] : [];
  const paths = [...heads.map((name) => [name] as const), ...none, ...blocks];
  return [...paths, ...emptyAbout(content, themes).map((name) => [name] as const)].map((path) =>
    pathInWords(content, path, themes),
  );
}

function emptyAbout(content: CardContent, themes: readonly Theme[]): readonly string[] {
  const isEmpty = (value: unknown) =>
    value === undefined || value === "" || value === "https://" || isSame(value, []);
  return aboutFields(themes)
    .map(({ name }) => name)
    .filter((name) => !FREE.includes(name) && isEmpty(valueAt(content, [name])));
}
