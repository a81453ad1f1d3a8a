/** What can be tapped is a control, and no control stands in another. */
() => {
  const CONTROLS = "a[href], button, summary, label, input, select, textarea";
  const problems = [];
  for (const element of document.querySelectorAll("a[href], button, summary, label")) {
    const inner = element.querySelector("a[href], button, summary");
    if (inner) problems.push(`${inner.tagName} inside ${element.tagName}: ${inner.textContent.trim().slice(0, 40)}`);
  }
  for (const element of document.querySelectorAll("[onclick], [role=button], [role=link], [tabindex]:not([tabindex='-1'])")) {
    const isWindow = element.scrollWidth > element.clientWidth && element.tabIndex === 0;
    if (!isWindow) problems.push(`made to be tapped: ${element.outerHTML.slice(0, 80)}`);
  }
  // Whoever sees the hand of a mouse expects a deed; a drawing that has its list below is for the eye alone.
  for (const element of document.querySelectorAll("body *")) {
    const isHand = getComputedStyle(element).cursor === "pointer" && element.checkVisibility();
    if (isHand && !element.closest(`${CONTROLS}, [aria-hidden=true]`)) {
      problems.push(`looks as if it can be tapped: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  return problems;
}
