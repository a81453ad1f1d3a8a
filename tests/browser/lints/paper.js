/** On paper: nothing is cut off, covers something else or is too small, and nothing waits for a finger. */
() => {
  const SMALLEST = 16; // px, which is twelve points
  const problems = [];
  const wide = document.documentElement.clientWidth;
  const say = (what, element) =>
    problems.push(`${what}: ${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 30)}`);
  const seen = [...document.querySelectorAll("body *")].filter(
    (element) => element.checkVisibility() && !element.closest("svg, .hidden"),
  );
  for (const element of seen) {
    const { left, right } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (left < -1 || right > wide + 1) say("outside", element);
    if (says && Number.parseFloat(style.fontSize) < SMALLEST - 0.1) say(`only ${style.fontSize}`, element);
    if (element.matches("button:not(.answer), nav, header.top, .exit-bar")) say("a bar or a button", element);
    if (!["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(style.backgroundColor)) say("a ground", element);
    if (element.scrollWidth > element.clientWidth + 1 && style.overflowX !== "visible") say("cut off", element);
  }
  for (const pair of document.querySelectorAll(".pair")) {
    const [one, other] = [...pair.children].map((line) => line.getBoundingClientRect());
    if (!one || !other || one.width === 0) continue;
    const apart = one.right <= other.left || one.bottom <= other.top + 1;
    if (!apart) say("one language over the other", pair);
  }
  const cells = [...document.querySelectorAll(".sheet > li")].map((cell) => cell.getBoundingClientRect());
  cells.forEach((one, at) => {
    const isCovered = cells.slice(at + 1).some(
      (other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2,
    );
    if (isCovered) problems.push(`cell ${at} is covered`);
  });
  const inks = new Set(
    [...document.querySelectorAll(".tile path, .tile rect")]
      .filter((shape) => shape.checkVisibility())
      .map((shape) => getComputedStyle(shape).fill),
  );
  if (inks.size > 2) problems.push(`a tile in ${[...inks].join(" and ")}`);
  return problems;
}
