// Takes every batch away that has no receipt yet, as a queue does that removes before it sends.
async () => {
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const change = store.transaction("batches", "readwrite");
  const asked = change.objectStore("batches").getAll();
  asked.onsuccess = () => {
    for (const { outgoing } of asked.result) {
      if (outgoing.state === "waiting") change.objectStore("batches").delete(outgoing.batch_id);
    }
  };
  await new Promise((done) => { change.oncomplete = () => done(undefined); });
  store.close();
}
