/** No room on this phone. Browsers are about to make an error of its own of it, no DOMException any more. */
export function isFull(problem: unknown): boolean {
  return problem instanceof Error && problem.name === "QuotaExceededError";
}
