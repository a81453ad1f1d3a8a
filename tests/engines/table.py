"""What the engines' tests found, as the README of the phone shows it.

`python -m tests.engines.table` writes it there, from the output of the last run.
"""

import json
from pathlib import Path
from typing import Any

from tests.browser.server import HOUSE

OUTPUT = Path(__file__).with_name("output")
ENGINES = ["chromium", "firefox", "webkitgtk", "wpe"]
README = HOUSE / "pwa" / "README.md"
BEGIN, END = "<!-- engines -->", "<!-- /engines -->"
WORKED = {
    "app": "app kept by its worker",
    "saved": "pack saved",
    "started": "started again without a server",
    "read": "card read in two languages",
    "asked": "question kept",
    "once": "arrived once",
}
MADE = "crypto.subtle.generateKey({}, false, ['sign', 'verify']).then(() => true, () => false)"
# What to ask a page, and never which browser it is.
FEATURES = {
    "service worker": "'serviceWorker' in navigator",
    "Web Locks": "'locks' in navigator",
    "`BroadcastChannel`": "'BroadcastChannel' in globalThis",
    "ECDSA P-256": MADE.replace("{}", "{ name: 'ECDSA', namedCurve: 'P-256' }"),
    "Ed25519": MADE.replace("{}", "{ name: 'Ed25519' }"),
    "`DecompressionStream`": "'DecompressionStream' in globalThis",
    "`storage.estimate`": "navigator.storage?.estimate !== undefined",
    "asks to stay": "navigator.storage?.persist !== undefined",
    "Background Sync": "'SyncManager' in globalThis",
    "says what a connection costs": "navigator.connection !== undefined",
}


def read_found() -> list[dict[str, Any]]:
    """What each engine's test wrote."""
    return [json.loads((OUTPUT / f"{name}.json").read_text("utf-8")) for name in ENGINES]


def tables(found: list[dict[str, Any]]) -> str:
    """One line per engine of what worked, and one per feature of who has it."""
    worked = [[one["engine"], *(_word(one["worked"][name]) for name in WORKED)] for one in found]
    features = [[name, *(_word(one["features"][name]) for one in found)] for name in FEATURES]
    heads = ["engine", *WORKED.values()], ["the browser has", *(one["engine"] for one in found)]
    return "\n\n".join([_table(heads[0], worked), _table(heads[1], features)])


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _word(holds: object) -> str:
    return "yes" if holds else "no"


def main() -> None:
    """Write the tables into the README."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(f"{before}{BEGIN}\n{tables(read_found())}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
