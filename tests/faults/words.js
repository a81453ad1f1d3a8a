// What this phone's store holds of words: counts by shape and metric, messages, and how much has no receipt yet.
async () => {
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const reading = store.transaction(["counters", "batches"]);
  const all = (name) => new Promise((done, failed) => {
    const asked = reading.objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  // In one transaction: what moves from the one to the other is seen once.
  const [counters, batches] = await Promise.all([all("counters"), all("batches")]);
  store.close();
  const counts = {};
  const add = (shape, { metric, n }) => {
    counts[`${shape} ${metric}`] = (counts[`${shape} ${metric}`] ?? 0) + n;
  };
  for (const { shape, row } of counters) add(shape, row);
  for (const { batch } of batches) for (const row of batch.rows ?? []) add(batch.shape, row);
  const waiting = batches.filter(({ outgoing }) => outgoing.state === "waiting").length;
  const messages = batches.filter(({ batch }) => batch.shape === "message").length;
  return { counts, messages, waiting: waiting + counters.length };
}
