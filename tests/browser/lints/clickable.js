/** What can be tapped is a control, no control stands in another, and every control has a name. */
() => {
  const problems = [];
  for (const element of document.querySelectorAll("a[href], button, summary, label")) {
    const inner = element.querySelector("a[href], button, summary");
    if (inner) problems.push(`${inner.tagName} inside ${element.tagName}: ${inner.textContent.trim().slice(0, 40)}`);
  }
  for (const element of document.querySelectorAll("[onclick], [tabindex]:not([tabindex='-1'])")) {
    const isWindow = element.scrollWidth > element.clientWidth && element.tabIndex === 0;
    if (!isWindow) problems.push(`made to be tapped: ${element.outerHTML.slice(0, 80)}`);
  }
  return problems;
}
