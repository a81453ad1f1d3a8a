/**
 * Every visible text, and every name that only a screen reader says, is in the script of the nearest `lang`; texts run the way
 * that language runs, and numbers keep their order.
 */
(allowed) => {
  const SCRIPTS = { Arab: /\p{Script=Arabic}/u, Ethi: /\p{Script=Ethiopic}/u, Cyrl: /\p{Script=Cyrillic}/u, Latn: /\p{Script=Latin}/u };
  const WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}'-]*/gu;
  const RUN = /\d[.,:/ –-]+\d/;
  const SPOKEN = ["aria-label", "alt", "title", "placeholder"];
  const terms = new Set(allowed.map((term) => term.toLowerCase()));
  const problems = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.data.trim();
    if (!text || !element.checkVisibility() || element.closest("script, style, textarea, [dir=auto]")) continue;
    if (checkScript(text, element)) checkDirection(text, element);
  }
  for (const element of document.querySelectorAll(SPOKEN.map((name) => `[${name}]`).join())) {
    const names = SPOKEN.map((name) => element.getAttribute(name)?.trim()).filter(Boolean);
    if (element.checkVisibility()) for (const name of new Set(names)) checkScript(name, element);
  }
  return problems;

  function scriptOf(element) {
    const lang = element.closest("[lang]")?.getAttribute("lang") ?? "";
    return [lang, lang && new Intl.Locale(lang).maximize().script];
  }

  function checkScript(text, element) {
    const [lang, own] = scriptOf(element);
    if (!(own in SCRIPTS)) {
      problems.push(`no known lang: ${text}`);
      return false;
    }
    const rest = own === "Latn" ? text : text.replace(WORD, (word) => (terms.has(word.toLowerCase()) ? "" : word));
    if (element.closest("bdi") !== null) return true; // an id, an address, a size
    for (const [script, letters] of Object.entries(SCRIPTS)) {
      if (script !== own && letters.test(rest)) problems.push(`${script} in lang=${lang}: ${text}`);
    }
    return true;
  }

  function checkDirection(text, element) {
    const [lang, own] = scriptOf(element);
    const direction = getComputedStyle(element).direction;
    const isIsolated = element.closest("bdi, [dir=ltr]") !== null;
    if (own === "Arab" && direction !== "rtl" && !isIsolated) problems.push(`left to right: ${text}`);
    const isOneRun = /^[\p{L}\p{M} ]*$/u.test(text); // letters alone cannot be put in a wrong order
    if (own !== "Arab" && direction === "rtl" && !isOneRun) problems.push(`right to left in lang=${lang}: ${text}`);
    if (direction === "rtl" && RUN.test(text)) problems.push(`digits that may turn around: ${text}`);
  }
}
