// Takes one blob away that the active edition needs.
async () => {
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const change = store.transaction(["packs", "blobs"], "readwrite");
  const asked = change.objectStore("packs").get("aankomst");
  asked.onsuccess = () => change.objectStore("blobs").delete(asked.result.active.lists.nl.files[0].sha256);
  await new Promise((done) => { change.oncomplete = () => done(undefined); });
  store.close();
}
