"""What the tests of saving share: a pack with pictures and sound, and what a phone does with it."""

import time

from playwright.sync_api import Page, expect

from tests.browser.media import Media
from tests.browser.phone import PATIENCE, Phone
from tests.browser.wire import Line

PACK = "beeld"
MEDIA = Media(pictures=(900_000, 600_000), sounds=(2_000_000, 100_000))
SLOW = Line(bytes_per_second=400_000, round_trip=0.02)
# As Chromium on a phone says it; the one of a computer says nothing of the sort.
CONNECTION = """
globalThis.__connection = Object.assign(new EventTarget(), { saveData: false, type: "cellular" });
Object.defineProperty(Navigator.prototype, "connection", { get: () => globalThis.__connection });
globalThis.__becomes = (type) => { __connection.type = type; __connection.dispatchEvent(new Event("change")); };
"""
STORE = """async ([name, deed]) => {
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const rows = store.transaction(name, "readwrite").objectStore(name);
  const asked = deed === "clear" ? rows.clear() : rows.count();
  const found = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  store.close();
  return found;
}"""


def tap_save_with(phone: Phone, media: str) -> None:
    phone.page.locator(".save").get_by_label(media).check()
    phone.page.locator(".save button.main").click()


def save_with(phone: Phone, media: str) -> None:
    tap_save_with(phone, media)
    wait_until_saved(phone.page)


def wait_until_saved(page: Page) -> None:
    """The pack is whole: nothing moves any more."""
    expect(page.locator(".chip.done").first).to_be_visible(timeout=PATIENCE)
    until = time.monotonic() + PATIENCE / 1000
    while page.evaluate(STORE, ["downloads", "count"]) > 0:
        assert time.monotonic() < until, "it did not happen: the download does not end"
        page.wait_for_timeout(100)


def limit(phone: Phone, quota: int | None) -> None:
    """Let the browser give this origin so many bytes, or as many as it likes."""
    session = phone.context.new_cdp_session(phone.page)
    size = {} if quota is None else {"quotaSize": quota}
    session.send("Storage.overrideQuotaForOrigin", {"origin": phone.wire.url, **size})
