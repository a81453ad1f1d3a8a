/** Every control and picture has a name that somebody wrote for a person, and a field has more than the hint inside it. */
() => {
  const MADE_UP = /\.(png|svg|webp|jpe?g|mp3|opus)$|^(icon|image|img|button|link|picture|undefined|null|NaN)$/i;
  const problems = [];
  for (const element of document.querySelectorAll("a[href], button, summary, input, select, textarea, img, [role=img]")) {
    if (!element.checkVisibility() || element.closest("[aria-hidden=true]")) continue;
    const name = nameOf(element);
    if (name === undefined) continue;
    if (!/[\p{L}\p{N}]/u.test(name)) problems.push(`without a name: ${element.outerHTML.slice(0, 80)}`);
    else if (MADE_UP.test(name)) problems.push(`a name for nobody: ${name}`);
  }
  return problems;

  function nameOf(element) {
    const referred = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const said = referred.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const own = element.getAttribute("aria-label") || said;
    if (own) return own.trim();
    if (element.matches("img")) return element.alt === "" && element.hasAttribute("alt") ? undefined : element.alt;
    const labels = [...(element.labels ?? [])].map(({ textContent }) => textContent).join(" ");
    const pictures = [...element.querySelectorAll("img, [role=img]")];
    const texts = [element.textContent, labels, ...pictures.map((one) => one.alt ?? one.getAttribute("aria-label"))];
    return texts.join(" ").trim();
  }
}
