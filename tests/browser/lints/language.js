/** Every visible text is in the script of the nearest `lang`, runs the way that language runs, and keeps its numbers in order. */
(allowed) => {
  const SCRIPTS = { Arab: /\p{Script=Arabic}/u, Ethi: /\p{Script=Ethiopic}/u, Cyrl: /\p{Script=Cyrillic}/u, Latn: /\p{Script=Latin}/u };
  const WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}'-]*/gu;
  const RUN = /\d[\d.,:/ –-]*[.,:/–-][\d.,:/ –-]*\d/;
  const terms = new Set(allowed.map((term) => term.toLowerCase()));
  const problems = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.data.trim();
    if (!text || !element.checkVisibility() || element.closest("script, style, textarea, [dir=auto]")) continue;
    check(text, element);
  }
  return problems;

  function check(text, element) {
    const lang = element.closest("[lang]")?.lang ?? "";
    const own = lang && new Intl.Locale(lang).maximize().script;
    if (!(own in SCRIPTS)) return problems.push(`no known lang: ${text}`);
    const rest = own === "Latn" ? text : text.replace(WORD, (word) => (terms.has(word.toLowerCase()) ? "" : word));
    const isCode = element.closest("bdi") !== null; // an id, an address, a size
    for (const [script, letters] of Object.entries(SCRIPTS)) {
      if (!isCode && script !== own && letters.test(rest)) problems.push(`${script} in lang=${lang}: ${text}`);
    }
    const direction = getComputedStyle(element).direction;
    const isIsolated = element.closest("bdi, [dir=ltr]") !== null;
    if (own === "Arab" && direction !== "rtl" && !isIsolated) problems.push(`left to right: ${text}`);
    const isOneRun = /^[\p{L}\p{M} ]*$/u.test(text); // letters alone cannot be put in a wrong order
    if (own !== "Arab" && direction === "rtl" && !isOneRun) problems.push(`right to left in lang=${lang}: ${text}`);
    if (direction === "rtl" && RUN.test(text)) problems.push(`digits that may turn around: ${text}`);
  }
}
