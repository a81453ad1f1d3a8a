"""The way of a pack, all of it, in any engine: the app, the pack, no server, again, read, ask, and the words arrive once."""

import json
import time
from pathlib import Path
from typing import Any, NamedTuple

from tests.browser.phone import words
from tests.browser.server import Server
from tests.engines.drivers import Engine

OUTPUT = Path(__file__).with_name("output")
LANGUAGE = "ar"
WORDS = "Waar is de bibliotheek in deze motor?"
CARD = "F1-01"
DUTCH_TEXT = "U bent in Nederland."
OWN_TEXT = "أنت في هولندا."
# What a screen reader says of what can be tapped, or the text on it.
TAPPED = """(() => {
  const named = (one) => (one.getAttribute('aria-label') ?? one.innerText).trim();
  const found = [...document.querySelectorAll('button, a')].find((one) => named(one).startsWith(%s));
  found?.click();
  return found !== undefined;
})()"""
# As the keyboard does it: the page hears of it by the same event.
TYPED = """((area) => {
  if (!area) return false;
  area.focus();
  area.value = %s;
  area.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
})(document.querySelector(%s))"""
AT_REST = "document.getAnimations().every(({ playState }) => playState === 'finished')"


class Outcome(NamedTuple):
    """What worked, in the order in which it was tried."""

    app: bool  # the shell is installed by a service worker
    saved: bool
    started: bool  # the browser started again, without a server
    read: bool  # in two languages, without a server
    asked: bool  # kept without a server, and the screen says so
    once: bool  # and arrived exactly once


class Traveller:
    """Who goes the way, in a language of the interface."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine, self.address = engine, address
        self._words = words(LANGUAGE)

    def open(self, hash_: str) -> None:
        self.engine.open(f"{self.address}/{hash_}")

    def say(self, dutch: str) -> str:
        return self._words.get(dutch, dutch)

    def tap(self, dutch: str) -> None:
        """Tap what is named so, or begins so, as soon as it is there."""
        self.until(TAPPED % json.dumps(self.say(dutch).partition("{")[0].strip()))

    def type(self, text: str, field: str = "textarea") -> None:
        self.until(TYPED % (json.dumps(text), json.dumps(field)))

    def shows(self, text: str) -> bool:
        return bool(self.engine.run(_shown(text)))

    def reads(self, text: str) -> bool:
        return bool(self.until(_shown(text)))

    def until(self, condition: str, seconds: float = 40) -> Any:
        """Wait until it holds in the page."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := self.engine.run(condition):
                return found
            time.sleep(0.1)
        there = self.engine.run("location.href + ' ' + document.body.innerText.slice(0, 600)")
        raise AssertionError(f"{self.engine.name}: it did not happen: {condition}\n{there}")

    def look(self, name: str) -> None:
        """Keep a picture of the screen, when it has come to rest."""
        OUTPUT.mkdir(exist_ok=True)
        self.until(AT_REST)
        path = OUTPUT / f"{short(self.engine)}-{name}.png"
        path.write_bytes(self.engine.picture())


def _shown(text: str) -> str:
    return f"document.body.innerText.includes({json.dumps(text)})"


def short(engine: Engine) -> str:
    """The engine's name for files."""
    return engine.name.split()[0].lower()


def travel(engine: Engine, server: Server) -> Outcome:
    """From a first visit to words that arrived."""
    who = Traveller(engine, f"http://127.0.0.1:{server.port}")
    app = begin(who)
    saved = save(who)
    server.stop()
    engine.restart()
    who.open("#/")
    started = who.reads(who.say("Werkt nu ook zonder internet"))
    who.look("begin")
    who.open(f"#/r/aankomst/{CARD}")
    read = who.reads(DUTCH_TEXT) and who.reads(OWN_TEXT)
    who.look("card")
    asked = ask(who)
    server.start()
    arrived = send(who, server)
    return Outcome(app, saved, started, read, asked, once=arrived and settled(server) == 1)


def begin(who: Traveller) -> bool:
    choose(who)
    who.until("navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')")
    assert not who.shows(who.say("Nieuwe versie")), "a first visit has no newer version"
    return True


def choose(who: Traveller) -> None:
    """From a first visit to Begin."""
    who.open("#/language")
    who.until(f"document.querySelector('a[href=\"#/language/{LANGUAGE}\"]') !== null")
    who.look("language")
    who.until(f"(document.querySelector('a[href=\"#/language/{LANGUAGE}\"]').click(), true)")
    who.reads(who.say("Ik ben net aangekomen"))
    who.look("situation")
    who.tap("Ik ben net aangekomen")
    who.tap("Sla over")
    who.until("location.hash === '#/'")


def save(who: Traveller) -> bool:
    who.tap("Bewaar {size}")
    return who.reads(who.say("Werkt nu ook zonder internet"))


def ask(who: Traveller, text: str = WORDS) -> bool:
    who.open("#/ask")
    who.tap("Iets anders")
    who.type(text)
    who.look("ask")
    who.tap("Verstuur")
    said = who.reads(who.say("Bewaard op deze telefoon"))
    who.look("asked")
    return said


def send(who: Traveller, server: Server) -> bool:
    """The app sends by itself once there is a server; a tap only makes it sooner."""
    who.open("#/settings")
    who.tap("Verstuur nu")
    who.look("settings")
    end = time.monotonic() + 40
    while time.monotonic() < end:
        if count(server) > 0:
            return True
        time.sleep(0.2)
    return False


def settled(server: Server) -> int:
    """How many arrived when there was time for a second one."""
    time.sleep(1)
    return count(server)


def count(server: Server) -> int:
    return server.count(f"SELECT count(*) FROM message WHERE text = '{WORDS}'")
