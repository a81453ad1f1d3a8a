/** Nothing is wider than the screen, no text is cut off, and none stands outside its button. */
() => {
  const problems = [];
  const wide = document.documentElement.clientWidth;
  for (const element of document.querySelectorAll("html, body, main, main *")) {
    // A strip of pictures is a window of its own that the keyboard can move.
    if (!element.checkVisibility() || element.closest("svg, [tabindex='0']")) continue;
    const style = getComputedStyle(element);
    const { left, right, width } = element.getBoundingClientRect();
    const name = `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
    const isRead = style.clipPath === "none" && style.clip === "auto"; // the rest is for screen readers only
    if (width > 0 && isRead && (left < -1 || right > wide + 1)) problems.push(`outside: ${name}`);
    // What is typed moves along in its field.
    const cuts = !element.matches("input") && style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    if (cuts && isRead && element.clientWidth > 1) problems.push(`cut off or scrolling sideways: ${name}`);
    const isLow = element.matches("button, a.button") && element.scrollHeight > element.clientHeight + 1;
    if (isLow) problems.push(`higher than its button: ${name}`);
  }
  return problems;
}
