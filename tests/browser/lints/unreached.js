/** What a walk by keyboard did not come to, of all that can be tapped. */
() => {
  const modal = document.querySelector("dialog:modal");
  const radios = new Set([...document.querySelectorAll("input[type=radio][data-walked]")].map(({ name }) => name));
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.dataset.walked === undefined)
    .filter((element) => !(element.type === "radio" && radios.has(element.name))) // the arrows go on from one to the next
    .filter((element) => !element.matches(".hidden[aria-hidden=true]")) // for the browser alone, which fills in a name
    .filter((element) => !modal || modal.contains(element))
    .map((element) => `not reached: ${(element.getAttribute("aria-label") || element.textContent || element.tagName).trim().slice(0, 40)}`);
}
