"""A phone whose browser is killed, or whose line is cut, at any moment of saving and of renewing a pack.

Whatever happens, the phone has the old edition whole or the new one whole, goes on with what it already has, and
fetches no more than one blob's weight twice.
"""

import os
import random
import shutil
import signal
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Error, Playwright, sync_playwright

from sync.fields import BLOB_MAX
from tests.browser.editing import publish_change
from tests.browser.phone import PATIENCE, Phone
from tests.browser.server import Server, copy_server
from tests.browser.wire import Line, Wire

PACK = "aankomst"
CONTENT = "^/(b|targets|metadata)/"
# Slow enough for a moment to be met, quick enough for hundreds of them.
LINE = Line(bytes_per_second=50_000, round_trip=0.03)
MOMENTS = int(os.environ.get("MOMENTS", "200"))  # fewer for a quick look
HEADS = 64 * 600  # bytes; heads of replies, and what a cut had already sent of them
STORE = Path(__file__).with_name("store.js").read_text("utf-8")
CHANGES = {
    "F1-01": ("U hebt hier een bed en eten.", "U hebt hier een bed, eten en een kast."),
    "F1-07": ("Speel samen, ook kort.", "Speel elke dag samen, ook kort."),
}

Fault = Literal["killed", "cut"]
Way = Literal["install", "update"]
WAYS: tuple[Way, ...] = ("install", "update")


class Trial(NamedTuple):
    """One moment: what happened when, and what is wrong after it."""

    way: Way
    fault: Fault
    after: float  # seconds
    edition: int  # active right after the fault
    twice: int  # bytes of blobs that came more than once
    faults: tuple[str, ...]


class Outcome(NamedTuple):
    """A run of moments: how many, how many met the download half-way, and what went wrong."""

    runs: int
    half_way: int  # moments after which the new edition was not yet there
    mixed: int  # moments after which an edition was not whole, or was not old or new
    twice: int  # moments after which more than one blob's weight came twice
    stuck: int  # moments after which the new edition never came

    @property
    def holds(self) -> bool:
        return self.runs > 0 and self.half_way > 0 and self.mixed == self.twice == self.stuck == 0


class Rig:
    """A server with an edition that the phone of `saved` lacks, and profiles to begin with."""

    def __init__(self, playwright: Playwright, root: Path, server: Server, wire: Wire) -> None:
        self.playwright, self.root, self.server, self.wire = playwright, root, server, wire
        self._prepare()

    def _prepare(self) -> None:
        saved = Phone(self.playwright, self.root / "update", self.wire)
        saved.begin("ar")
        saved.save_pack()
        saved.switch_off()
        for card, (before, after) in CHANGES.items():
            publish_change(self.server, card, before, after)
        self.newest = 1 + len(CHANGES)
        ready = Phone(self.playwright, self.root / "install", self.wire)
        ready.begin("ar")
        ready.switch_off()
        self.lasts = {way: self._time(way) for way in WAYS}

    def _time(self, way: Way) -> float:
        with self.phone(way) as phone:
            began = time.monotonic()
            begin(phone, way)
            phone.wait_until(lambda: self.state(phone)[0] == self.newest, seconds=60)
            return time.monotonic() - began

    def run(self, way: Way, fault: Fault, after: float) -> Trial:
        """Begin, let the fault happen, look, and let it come to its end."""
        with self.phone(way) as phone:
            self.wire.clear()
            begin(phone, way)
            phone.page.wait_for_timeout(after * 1000)
            if fault == "killed":
                kill(phone)
            else:
                phone.cut_network()
            again = self._look_again(phone, fault)
            edition, wrong = self.state(again)
            old = 0 if way == "install" else 1
            faults = [*wrong, *([] if edition in (old, self.newest) else [f"edition {edition}"])]
            faults += self._finish(again, way)
            again.switch_off()
        return Trial(way, fault, after, edition, self._twice(), tuple(faults))

    def _look_again(self, phone: Phone, fault: Fault) -> Phone:
        """The app on the same profile, while no content passes."""
        if fault == "cut":
            phone.page.wait_for_timeout(200)
            return phone
        self.wire.happen(CONTENT, "refuse", times=9999)
        again = Phone(self.playwright, phone.profile, self.wire)
        again.open()
        return again

    def _finish(self, phone: Phone, way: Way) -> list[str]:
        self.wire.calm_down()
        phone.restore_network()
        with suppress(Error, AssertionError):
            phone.reload()
            if way == "install" and self.state(phone)[0] != self.newest:
                # What had begun goes on by itself; only what had not is tapped again.
                phone.page.locator(".save button").first.click(timeout=3000)
        try:
            phone.wait_until(lambda: self.state(phone)[0] == self.newest, seconds=40)
        except AssertionError:
            return ["stuck"]
        return self.state(phone)[1]

    def state(self, phone: Phone) -> tuple[int, list[str]]:
        """The active edition, 0 where there is none, and what is wrong with what is kept."""
        with suppress(Error):  # the page is being loaded anew
            found = phone.page.evaluate(STORE, PACK)
            return found["edition"], found["faults"]
        return -1, []

    def _twice(self) -> int:
        came = defaultdict(list)
        for exchange in self.wire.asked("^/b/"):
            came[exchange.path.partition("?")[0]].append(exchange.received)
        return sum(sum(sizes) - max(sizes) for sizes in came.values())

    @contextmanager
    def phone(self, way: Way) -> Iterator[Phone]:
        """A phone that has the app, and for an update the old edition."""
        profile = self.root / "trial"
        shutil.rmtree(profile, ignore_errors=True)
        shutil.copytree(self.root / way, profile, ignore=shutil.ignore_patterns("Singleton*"))
        phone = Phone(self.playwright, profile, self.wire)
        self.wire.slow_down(LINE)
        try:
            yield phone
        finally:
            self.wire.slow_down(None)
            self.wire.calm_down()
            self.wire.mend()
            with suppress(Error):
                phone.switch_off()


def begin(phone: Phone, way: Way) -> None:
    """Open the app; a pack is saved by a tap, and renewed by itself."""
    phone.open()
    if way == "install":
        phone.page.locator(".save button").first.click()


def kill(phone: Phone) -> None:
    """The whole browser at once, as when a battery is taken out."""
    kill_browser(phone.profile)
    with suppress(Error):
        phone.switch_off()


def kill_browser(profile: Path) -> None:
    """Every process of the browser that runs on this profile; from any thread. None is left when it returns."""
    until = time.monotonic() + PATIENCE / 1000
    while left := list(processes_on(profile)):
        for process in left:
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        assert time.monotonic() < until, "it did not happen: a browser that was killed lives on"
        time.sleep(0.02)


def processes_on(profile: Path) -> Iterator[int]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(profile) in (process / "cmdline").read_bytes().decode(errors="replace"):
                yield int(process.name)


@contextmanager
def rig(root: Path, template: Server | None = None) -> Iterator[Rig]:
    """Everything that the trials share, under `root`; what a first start publishes may be there already, in `template`."""
    server = copy_server(template, root / "server") if template else Server(root / "server")
    server.start()
    wire = Wire(server.port)
    wire.open()
    try:
        with sync_playwright() as playwright:
            yield Rig(playwright, root, server, wire)
    finally:
        wire.close()
        server.stop()


def run_trials(rig: Rig, fault: Fault, each: int, seed: int = 2026) -> Iterator[Trial]:
    """So many moments of installing and as many of renewing, spread over all of it, at random within their part."""
    chance = random.Random(seed)
    for way in WAYS:
        for at in range(each):
            yield rig.run(way, fault, rig.lasts[way] * (at + chance.random()) / each)


def judge(trials: list[Trial], newest: int) -> Outcome:
    """What the trials add up to."""
    return Outcome(
        runs=len(trials),
        half_way=sum(trial.edition != newest for trial in trials),
        mixed=sum(any(fault != "stuck" for fault in trial.faults) for trial in trials),
        twice=sum(trial.twice > BLOB_MAX + HEADS for trial in trials),
        stuck=sum("stuck" in trial.faults for trial in trials),
    )


def interrupt(fault: Fault) -> Outcome:
    """Two hundred moments."""
    with tempfile.TemporaryDirectory() as folder, rig(Path(folder)) as made:
        trials = []
        for trial in run_trials(made, fault, MOMENTS // len(WAYS)):
            trials.append(trial)
            if trial.faults or trial.twice > BLOB_MAX:
                print(trial, flush=True)
        return judge(trials, made.newest)
