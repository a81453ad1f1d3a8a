/** Which of some addresses a path is; `:name` in a pattern stands for one piece of it. */
export interface Match<R> {
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
}

export function matchIn<R extends { readonly pattern: string }>(
  routes: readonly R[],
  path: string,
): Match<R> | undefined {
  for (const route of routes) {
    const params = matchPattern(route.pattern, path);
    if (params) return { route, params };
  }
  return undefined;
}

function matchPattern(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, piece] of wanted.entries()) {
    const value = given[at] ?? "";
    if (piece.startsWith(":")) params[piece.slice(1)] = decode(value);
    else if (piece !== value) return undefined;
  }
  return params;
}

/** A mistyped percent sign in a link is text, not an error. */
function decode(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
