"""What somebody typed, looked for in the profile's files of every engine: before "Wis mijn sporen", and after it."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Playwright, sync_playwright

from tests.browser.forensics import RECORDS, kept_of, readable, sees_what_is_open
from tests.browser.server import Server, copy_server
from tests.engines.drivers import Engine
from tests.engines.journey import Traveller, ask, begin, save
from tests.engines.starting import start_engine
from tests.engines.table import ENGINES

# Like no other word, so that a browser that packs its files leaves them legible.
TYPED = {"search": "qxwvzkpbjf", "draft": "jqzvxwhkpg", "question": "zvqkxjwmdb"}
LISTED = "document.querySelector('.first-languages') !== null && document.querySelector('dialog') === null"


class Outcome(NamedTuple):
    """How many engines, and what could be read in them."""

    runs: int
    seen: int  # engines in whose files what is kept open was found, so that the rest would have been
    readable: int  # typed texts, in a file of any profile, before the wipe or after it
    kept: int  # records of a reader that a store still holds after the wipe

    @property
    def holds(self) -> bool:
        return self.seen == self.runs > 0 and self.readable == self.kept == 0


def wipe_in_every_engine() -> Outcome:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        first = Server(Path(name) / "first")
        first.start()
        first.stop()
        found = [_wipe(one, copy_server(first, Path(name) / one), playwright) for one in ENGINES]
    return Outcome(*map(sum, zip(*found, strict=True)))


def _wipe(name: str, server: Server, playwright: Playwright) -> Outcome:
    profile = server.folder / "profile"
    engine = start_engine(name, profile, lambda: playwright)
    try:
        who = Traveller(engine, f"http://127.0.0.1:{server.port}")
        _save_and_type(who, server)
        engine.restart()  # so that all of it is in the files
        seen, before = sees_what_is_open(profile), readable(profile, TYPED)
        kept = _wipe_traces(who, engine)
        engine.restart()
        after = readable(profile, TYPED)
        print(name, seen, before, kept, after, flush=True)
        return Outcome(1, int(seen), len(before) + len(after), sum(map(len, kept.values())))
    finally:
        engine.close()
        server.stop()


def _save_and_type(who: Traveller, server: Server) -> None:
    """A search, a question that waits for a line, and one that is not finished."""
    server.start()
    begin(who)
    save(who)
    server.stop()
    who.open("#/search")
    who.type(TYPED["search"], ".search input")
    who.until("document.querySelector('.outcome[aria-busy=false]') !== null")
    ask(who, TYPED["question"])
    who.open("#/ask")
    who.tap("Iets anders")
    who.type(TYPED["draft"])


def _wipe_traces(who: Traveller, engine: Engine) -> dict[str, list[object]]:
    who.open("#/settings")
    who.tap("Wis mijn sporen")
    who.tap("Wis nu alles")
    who.until(LISTED)
    return kept_of(engine.run(f"({RECORDS})()"))
