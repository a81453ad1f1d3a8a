/** A refusal as the words for it are named: what a publisher reads of `content` is about a whole pack, and not about a form. */

export function refusal(code: string | undefined): string | undefined {
  return code === "content" ? "unfit" : code;
}
