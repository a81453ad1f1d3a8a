/**
 * Stands before the first script of every page: keeps what the others bring until somebody needs it, and fetches what comes later.
 * Each chunk is a function that gives what it exports; it runs once, when the first that imports it does.
 */
(() => {
  const made = new Map();
  const makers = new Map();
  const coming = new Map();

  /** Where the page asks for Trusted Types: the build's own files are trusted, and no other address. */
  const trusted = self.trustedTypes?.createPolicy("wegwijs-chunks", { createScriptURL: ours });

  function ours(url) {
    if (!/^\/assets\/[\w.-]+\.js$/.test(url)) throw new TypeError("no script of ours");
    return url;
  }

  function need(name) {
    if (!made.has(name)) made.set(name, makers.get(name)());
    return made.get(name);
  }

  function fetched(name) {
    if (makers.has(name)) return undefined;
    if (!coming.has(name)) coming.set(name, new Promise((give, fail) => addScript(name, give, fail)));
    return coming.get(name);
  }

  /** One that did not come is asked for anew the next time. */
  function addScript(name, give, fail) {
    const script = document.createElement("script");
    script.async = false; // all come at once, and none runs before what it imports
    script.crossOrigin = "anonymous";
    script.src = trusted?.createScriptURL(`/assets/${name}`) ?? `/assets/${name}`;
    script.onload = give;
    script.onerror = () => {
      script.remove();
      coming.delete(name);
      fail(new TypeError(`out of reach: ${name}`));
    };
    document.head.append(script);
  }

  self.chunks = {
    need,
    keep: (name, maker) => makers.set(name, maker),
    /** A page's own; where one of its scripts did not come the page stays as it stands without any. */
    start: (names) => names.every((name) => makers.has(name)) && need(names[names.length - 1]),
    /** In place of `import()`: what it imports stands before it. */
    bring: (names) => Promise.all(names.map(fetched)).then(() => need(names[names.length - 1])),
  };
})();
