// Run in a page behind the bundled verifier: everything that a new phone verifies of a repository, `runs` times, in ms.
async ([code, files, runs, now]) => {
  const verifier = new Function(`${code}; return verifier;`)();
  const bytes = (name) => Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0));
  const line = {
    now: new Date(now),
    kept: async () => undefined,
    keep: async () => undefined,
    fetch: async (role, version) => {
      const name = version === undefined ? `${role}.json` : `${version}.${role}.json`;
      return files[name] === undefined ? undefined : bytes(name);
    },
  };
  const took = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    const root = await verifier.followRoots(await verifier.trustRoot(bytes("1.root.json")), line);
    const trusted = await verifier.followTargets(await verifier.followTimestamp(root, line), line);
    const target = await verifier.seekTarget(trusted, "recalls.json", line);
    took.push(performance.now() - began);
    if (!target) throw new Error("no recalls");
  }
  return took;
}
