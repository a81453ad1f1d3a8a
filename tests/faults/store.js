// What this phone's store holds of a pack: which edition is active, and everything that is wrong with it.
async (pack) => {
  const until = performance.now() + 20_000;
  while (!(await indexedDB.databases()).some(({ name }) => name === "wegwijs")) {
    if (performance.now() > until) return { edition: 0, faults: ["there is no store"] };
    await new Promise((done) => setTimeout(done, 50));
  }
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const read = (name, key) => new Promise((done, failed) => {
    const asked = store.transaction(name).objectStore(name).get(key);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const nameOf = async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const row = await read("packs", pack);
  const faults = [];
  const editions = [row?.active, row?.former].filter((found) => found !== undefined);
  for (const { edition, lists, manifest, languages } of editions) {
    if (manifest.edition !== edition) faults.push(`manifest of ${manifest.edition} in edition ${edition}`);
    for (const language of languages) {
      const list = lists[language];
      if (list?.edition !== edition) faults.push(`list of ${list?.edition} in edition ${edition}`);
      for (const file of list?.files ?? []) {
        if (file.need !== "core") continue;
        const blobs = file.chunks?.length ? file.chunks : [file];
        for (const { sha256 } of blobs) {
          const bytes = await read("blobs", sha256);
          if (!bytes) faults.push(`${file.path} of edition ${edition} is not there`);
          else if ((await nameOf(bytes)) !== sha256) faults.push(`${file.path} has other bytes`);
        }
      }
    }
  }
  store.close();
  return { edition: row?.active.edition ?? 0, faults };
}
