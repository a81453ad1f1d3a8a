/** The page as the worker keeps it. */

const BEFORE_APP = /(<div id="app">)[\s\S]*(<\/div>\s*<\/body>)/;
/** They speak of the bytes that came over the line. */
const OF_THE_LINE = ["content-encoding", "content-length", "etag"];

/**
 * The page without the list of languages, which is for who has no script yet: where a worker answers, the app is on the phone,
 * and laying out four scripts for nobody costs an old phone a tenth of its start.
 */
export async function withoutList(page: Response): Promise<Response> {
  const headers = new Headers(page.headers);
  for (const name of OF_THE_LINE) headers.delete(name);
  return new Response((await page.text()).replace(BEFORE_APP, "$1$2"), { headers });
}
