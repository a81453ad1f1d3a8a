/** Whoever comes to a screen is at its heading, and the window is named after it; what a pack says is nobody else's business. */
() => {
  const heading = document.querySelector("h1");
  const problems = [];
  const at = document.activeElement;
  if (at !== heading) problems.push(`the focus is at ${at?.outerHTML.slice(0, 60)}`);
  const name = heading?.textContent.trim();
  const isOfPack = heading?.hasAttribute("lang"); // the interface's own words need no language of their own
  const isNamed = isOfPack ? document.title === "Wegwijs" : name && document.title.startsWith(name);
  if (!isNamed) problems.push(`the window is called ${document.title}, the screen ${name}`);
  if (document.querySelectorAll("h1").length !== 1) problems.push("more than one h1");
  return problems;
}
