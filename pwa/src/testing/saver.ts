/** A phone that saves the pack `aankomst` from an in-memory repository; what the tests of saving and renewing share. */
import { checkForNews, type SaveOptions, type SaveResult, savePack } from "../net/packs";
import { readDocument } from "../store/packs";
import { newPhone } from "./phone";
import { Repository, type Texts } from "./repository";

export const NOW = new Date();
export const LANGUAGES = ["ar"];
export const FIRST = texts("eerste", ["nl", "ar"]);
export const SECOND: Texts = { ...FIRST, nl: { ...FIRST.nl, "F1-02": "tweede nl F1-02" } };

/** A new phone, and a server with the first edition. */
export async function begin(): Promise<Repository> {
  await newPhone();
  const server = await Repository.create(NOW);
  await server.publish("aankomst", 1, FIRST);
  return server;
}

export function texts(word: string, languages: readonly string[]): Texts {
  const resources = ["F1-01", "F1-02", "F1-03", "F1-04"];
  const ofLanguage = (tag: string) => resources.map((id) => [id, `${word} ${tag} ${id}`]);
  return Object.fromEntries(languages.map((tag) => [tag, Object.fromEntries(ofLanguage(tag))]));
}

export function options(server: Repository, given: Partial<SaveOptions> = {}): SaveOptions {
  const { signal } = new AbortController();
  return { signal, onProgress: () => undefined, fetcher: server.fetch, now: NOW, ...given };
}

export function save(
  server: Repository,
  languages = LANGUAGES,
  given: Partial<SaveOptions> = {},
): Promise<SaveResult> {
  return savePack("aankomst", languages, options(server, given));
}

/** Look for news, and save what there is. */
export async function update(server: Repository): Promise<SaveResult> {
  const news = await checkForNews(server.fetch, NOW);
  return news.ok ? save(server) : news;
}

/** What a reader sees of the four resources. */
export async function titles(language: string): Promise<readonly (string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for (const resource of Object.keys(FIRST.nl ?? {})) {
    found.push((await readDocument("aankomst", resource, language))?.title.text);
  }
  return found;
}

export function blobsFetched({ requests }: Repository): readonly string[] {
  return requests.filter((url) => url.startsWith("/b/"));
}

/** From this request on the line is dead: nothing comes back any more. */
export function cutAt(server: Repository, request: number): void {
  server.onRequest = (_url, ours) => {
    if (server.requests.length < request) return ours();
    throw new TypeError("no network");
  };
}

export function mendLine(server: Repository): void {
  server.onRequest = (_url, ours) => ours();
}
