/** Everything that can be tapped is large enough for a thumb; a number in the middle of a sentence may be as high as its line. */
(least) => {
  const problems = [];
  for (const element of document.querySelectorAll("a[href], button, summary, select, textarea, input, [role=button]")) {
    const target = element.matches("input") ? (element.closest("label") ?? element) : element;
    if (!target.checkVisibility() || target.matches(".hidden[aria-hidden=true]") || target.matches("a.tel, p a, li p a")) continue;
    const { width, height } = target.getBoundingClientRect();
    const name = (target.textContent || target.getAttribute("aria-label") || target.tagName).trim().slice(0, 40);
    if (width < least || height < least) problems.push(`${name}: ${Math.round(width)}x${Math.round(height)}`);
  }
  return problems;
}
