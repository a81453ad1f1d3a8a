"""The way of a pack, all of it, in any engine: the app, the pack, no server, again, read, ask, and the words arrive once."""

import json
import time
from typing import Any, NamedTuple

from tests.browser.server import Server
from tests.engines.drivers import Engine

WORDS = "Waar is de bibliotheek in deze motor?"
CARD = "F1-01"
# Tapped again until the screen is another one: the first tap may meet one that is just going.
FIRST_SITUATION = "document.querySelector('main button')?.click()"
SKIP = "[...document.querySelectorAll('main button')].pop()?.click()"


class Outcome(NamedTuple):
    """What worked, in the order in which it was tried."""

    engine: str
    app: bool  # the shell is installed by a service worker
    saved: bool
    again: str  # what "again" was, without a server
    read: bool  # in two languages, without a server
    asked: bool  # kept without a server
    once: bool  # and arrived exactly once


def travel(engine: Engine, server: Server) -> Outcome:
    """From a first visit to words that arrived."""
    address = f"http://127.0.0.1:{server.port}"
    engine.open(f"{address}/#/language/ar")
    until(engine, f"!/language|situation/.test(location.hash) || ({FIRST_SITUATION}, false)")
    until(engine, f"location.hash === '#/' || ({SKIP}, false)")
    until(engine, "navigator.serviceWorker.ready.then(() => true)")
    tap(engine, ".save button")
    until(engine, STORED)
    server.stop()
    engine.open(f"{address}/#/r/aankomst/{CARD}") if engine.restarts else None
    engine.restart()
    engine.open(f"{address}/#/r/aankomst/{CARD}")
    until(engine, "document.querySelector('article.reading') !== null")
    text = engine.run("document.querySelector('article.reading').innerText")
    engine.open(f"{address}/#/ask")
    ask(engine)
    until(engine, KEPT)
    server.start()
    engine.open(f"{address}/#/settings")
    send(engine)
    arrived = wait_for_words(server)
    time.sleep(1)
    return Outcome(
        engine=engine.name,
        app=True,
        saved=True,
        again="restarted" if engine.restarts else "loaded again",
        read="COA" in text and any("\u0600" <= letter <= "\u06ff" for letter in text),
        asked=True,
        once=arrived and count(server) == 1,
    )


def tap(engine: Engine, selector: str) -> None:
    """Tap what is there, as soon as it is."""
    find = f"document.querySelector({json.dumps(selector)})"
    until(engine, f"(() => {{ const one = {find}; one?.click(); return one !== null; }})()")


def ask(engine: Engine) -> None:
    until(engine, "document.querySelector('textarea') !== null")
    engine.run(
        "(() => { const area = document.querySelector('textarea');"
        f" area.value = {json.dumps(WORDS)}; area.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
    )
    time.sleep(0.3)
    engine.run("document.querySelector('form.ask button[type=submit]').click()")


def send(engine: Engine) -> None:
    """The app sends by itself once there is a server; a tap only makes it sooner."""
    until(engine, "document.querySelectorAll('button').length > 1")
    engine.run(
        "[...document.querySelectorAll('button')].filter((one) => one.querySelector('svg')).forEach((one) =>"
        " { if (/أرسل|Verstuur/.test(one.innerText)) one.click(); })"
    )


def wait_for_words(server: Server, seconds: float = 40) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if count(server) > 0:
            return True
        time.sleep(0.5)
    return False


def count(server: Server) -> int:
    return server.count(f"SELECT count(*) FROM message WHERE text = '{WORDS}'")


def until(engine: Engine, condition: str, seconds: float = 40) -> Any:
    """Wait until it holds in the page."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = engine.run(condition)
        if found:
            return found
        time.sleep(0.2)
    shown = engine.run("document.body.innerText.slice(0, 600)")
    raise AssertionError(f"{engine.name}: it did not happen: {condition}\n{shown}")


def stored(store: str, test: str) -> str:
    """Whether a store of the app's database holds something of which this is true."""
    return (
        "new Promise((done) => { const opening = indexedDB.open('wegwijs'); opening.onsuccess = () => {"
        f" const asked = opening.result.transaction('{store}').objectStore('{store}').getAll();"
        f" asked.onsuccess = () => {{ opening.result.close(); done(asked.result.some((row) => {test})); }};"
        " asked.onerror = () => done(false); }; })"
    )


STORED = stored("packs", "row.active !== undefined")
KEPT = stored("batches", "row.batch.shape === 'message'")
