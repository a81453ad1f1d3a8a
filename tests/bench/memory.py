"""What memory a page takes for a pack with pictures and sound: at its peak while saving, and what stays after it."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Playwright, sync_playwright

from tests.bench.report import Row, row
from tests.browser.media import Media, Publisher, serving_media
from tests.browser.phone import Phone
from tests.browser.wire import Wire

RUNS = 3
MEGABYTE = 1_000_000  # bytes
SMALL, LARGE = 5, 20  # megabytes
LEFT = 2.0  # megabytes; what a page may keep of a pack of LARGE
LOOK_EVERY = 0.02  # seconds
METHOD = "script heap and its buffers, after a forced collection"


def measure_memory() -> list[Row]:
    """Medians over fresh phones of what stays after a large pack, and of the peak of a large one against a small one."""
    stays, peaks, ratios = [], [], []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for run in range(RUNS):
            small_peak, _ = _saved(playwright, Path(folder) / f"small-{run}", SMALL)
            large_peak, stay = _saved(playwright, Path(folder) / f"large-{run}", LARGE)
            stays.append(stay / MEGABYTE)
            peaks.append(large_peak / MEGABYTE)
            ratios.append(large_peak / small_peak)
    return [
        row(
            "packs.memory-after", stays, "MB above idle", at_most=LEFT, against=f"{LARGE} MB saved; {METHOD}"
        ),
        row("packs.memory-peak", peaks, "MB above idle", against=f"while {LARGE} MB are saved"),
        row("packs.memory-peak-ratio", ratios, "times", at_most=1.5, against=f"the peak of {SMALL} MB"),
    ]


def _saved(playwright: Playwright, profile: Path, megabytes: int) -> tuple[float, float]:
    """Bytes above idle: at the peak while a pack of so many megabytes is saved, and after it."""
    publisher = Publisher()
    publisher.publish("beeld", 1, _media(megabytes * MEGABYTE))
    with serving_media(publisher) as port, _phone(playwright, profile, port) as phone:
        phone.begin("nl")
        phone.go("#/saved")
        session = phone.context.new_cdp_session(phone.page)
        session.send("HeapProfiler.enable")
        idle = _settled(session)
        peak = _peak(phone, session)
        return peak - idle, _settled(session) - idle


def _media(size: int) -> Media:
    """Half pictures, half sound, some of each of several pieces."""
    half = size // 2
    pictures = (150_000,) * 8 + (900_000,) * ((half - 1_200_000) // 900_000)
    return Media(pictures, (half // 4,) * 2 + (100_000,) * (half // 200_000))


def _peak(phone: Phone, session: CDPSession) -> float:
    """The most that was in use at any look from the tap until the pack is whole."""
    for label in ("foto's", "geluid"):
        phone.page.get_by_label(label).check()
    phone.page.locator(".save button").first.click()
    most, until = 0.0, time.monotonic() + 120
    while phone.page.locator(".pack-row .chip.done").count() == 0:
        assert time.monotonic() < until, "the pack was not saved"
        most = max(most, _used(session))
        phone.page.wait_for_timeout(LOOK_EVERY * 1000)
    return max(most, _used(session))


def _settled(session: CDPSession) -> float:
    """What is in use when nothing can be collected any more."""
    for _ in range(4):
        session.send("HeapProfiler.collectGarbage")
        time.sleep(0.25)
    return _used(session)


def _used(session: CDPSession) -> float:
    found: dict[str, Any] = session.send("Runtime.getHeapUsage")
    # Typed arrays lie beside the heap, in `backingStorageSize`; the page's own objects in `embedderHeapUsedSize`.
    return float(
        found["usedSize"] + found.get("embedderHeapUsedSize", 0) + found.get("backingStorageSize", 0)
    )


@contextmanager
def _phone(playwright: Playwright, profile: Path, port: int) -> Iterator[Phone]:
    wire = Wire(port)
    wire.open()
    phone = Phone(playwright, profile, wire)
    try:
        yield phone
    finally:
        phone.switch_off()
        wire.close()
