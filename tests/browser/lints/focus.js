/** Where the keyboard is: what has the focus, whether it can be seen, and whether the focus shows. */
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  element.dataset.walked ??= String(++window.walked || (window.walked = 1));
  const style = getComputedStyle(element.matches("input") ? (element.closest("label") ?? element) : element);
  const own = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const isRing = ({ outlineStyle, outlineWidth, boxShadow }) =>
    (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const label = element.closest("label");
  return {
    id: element.dataset.walked,
    name: (element.getAttribute("aria-label") || element.textContent || element.tagName).trim().slice(0, 40),
    shows: isRing(own) || isRing(style),
    isCovered: !(at && (element.contains(at) || at.contains(element) || label?.contains(at))),
  };
}
