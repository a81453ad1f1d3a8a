"""What somebody with the files of a browser's profile, or with its stores, can read in them."""

import re
from collections.abc import Mapping
from pathlib import Path

# Every store's keys; of those named below, none is left by a wipe.
RECORDS = """async () => {
  const found = {};
  const open = await new Promise((done) => {
    const asked = indexedDB.open("wegwijs");
    asked.onsuccess = () => done(asked.result);
  });
  for (const name of open.objectStoreNames) {
    const all = open.transaction(name).objectStore(name).getAllKeys();
    found[name] = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  }
  open.close();
  return found;
}"""
# In the path of a file, whichever engine keeps it.
DATABASE = re.compile(r"indexeddb|/idb/", re.IGNORECASE)
OPEN = {"situation": "arrived"}  # a choice, which is kept as it is
OF_A_READER = ["counters", "batches", "threads", "ticks", "learned", "keys"]


def readable(profile: Path, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was typed, by its name, and each file of the profile that it can be read in."""
    spelt = [(name, word.encode(coding)) for name, word in typed.items() for coding in ("utf-8", "utf-16-le")]
    files = {str(path): path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    return [(name, file) for file, data in files.items() for name, form in spelt if form in data]


def sees_what_is_open(profile: Path) -> bool:
    """Whether the search finds in the browser's database what is kept open there, so that it would find more."""
    return any(DATABASE.search(file) for _, file in readable(profile, OPEN))


def kept_of(records: Mapping[str, list[object]]) -> dict[str, list[object]]:
    """What a store still holds of a reader."""
    return {name: records[name] for name in OF_A_READER if records[name]}
