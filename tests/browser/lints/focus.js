/** Where the keyboard is: what has the focus, whether it can be seen, and whether the focus stands out from what is around it. */
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  element.dataset.walked ??= String(++window.walked || (window.walked = 1));
  const box = element.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  const label = element.closest("label");
  const ringed = [element, ...(element.matches("input") ? [element.nextElementSibling, label] : [])].filter(Boolean);
  return {
    id: element.dataset.walked,
    name: (element.getAttribute("aria-label") || element.textContent || element.tagName).trim().slice(0, 40),
    // In a frame the focus is on something inside, which is another page.
    shows: element.matches("iframe") || ringed.some((one) => contrastOfRing(one) >= 3),
    is_covered: !(at && (element.contains(at) || at.contains(element) || label?.contains(at))),
    zone: element.closest("header.top, .team-rail, .rail") ? 0 : element.closest(".tab-bar") ? 3 : element.closest(".exit-bar") ? 2 : 1,
    // A Dutch line runs from left to right in an Arabic page, too.
    x: getComputedStyle(element.parentElement).direction === "rtl" ? innerWidth - box.right : box.left,
    y: box.top + scrollY + (element.closest("main")?.scrollTop ?? 0),
    wide: box.width,
    high: box.height,
  };

  /** Of the two rings the one that stands out more counts; 0 where there is none. */
  function contrastOfRing(one) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
    const hasOutline = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    const colours = [hasOutline && outlineColor, boxShadow !== "none" && boxShadow].filter(Boolean);
    const ground = luminance(groundBehind(one.parentElement));
    return Math.max(0, ...colours.map((colour) => contrast(luminance(colour), ground)));
  }

  function groundBehind(one) {
    for (let at = one; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  }

  function channels(colour) {
    const [red, green, blue, alpha = 1] = /rgba?\(([^)]*)\)/.exec(colour)[1].split(",").map(Number);
    return [red, green, blue, alpha];
  }

  function luminance(colour) {
    const [red, green, blue] = channels(colour).map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }
}
