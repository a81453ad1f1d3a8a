/** Whoever comes to a screen is at its heading, and the window is named after it; a card's name is nobody else's business. */
() => {
  const heading = document.querySelector("h1");
  const problems = [];
  const at = document.activeElement;
  if (at !== heading) problems.push(`the focus is at ${at?.outerHTML.slice(0, 60)}`);
  const name = heading?.textContent.trim();
  const isCard = /^#\/(r|sheet)\//.test(location.hash);
  const isTelling = isCard && document.querySelector("article") !== null;
  const isNamed = name && document.title.startsWith(name) ? !isTelling : isCard && document.title === "Wegwijs";
  if (!isNamed) problems.push(`the window is called ${document.title}, the screen ${name}`);
  if (document.querySelectorAll("h1").length !== 1) problems.push("more than one h1");
  return problems;
}
