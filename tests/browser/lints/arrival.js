/** Whoever comes to a screen is at its heading, and the window is named after it. */
() => {
  const heading = document.querySelector("h1");
  const problems = [];
  const at = document.activeElement;
  if (at !== heading) problems.push(`the focus is at ${at?.outerHTML.slice(0, 60)}`);
  const name = heading?.textContent.trim();
  if (!name || !document.title.startsWith(name)) problems.push(`the window is called ${document.title}, the screen ${name}`);
  if (document.querySelectorAll("h1").length !== 1) problems.push("more than one h1");
  return problems;
}
