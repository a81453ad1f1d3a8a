"""What a team's screens are watched with: from a deed to the frame that shows it, and the least that it could take."""

from tests.bench.line import throttle
from tests.browser.phone import Phone
from tests.browser.tablet import LARGE, PIN, Colleague, Tablet

PATIENCE = 60  # seconds
# From a tap to the frame after the one in which something else stands where `watched` says.
TAP = """([tapped, watched]) => new Promise((tell) => {
  const said = () => document.querySelector(watched)?.textContent;
  const before = said();
  const since = performance.now();
  document.querySelector(tapped).click();
  const look = () => requestAnimationFrame(
    said() !== undefined && said() !== before ? () => tell(performance.now() - since) : look,
  );
  requestAnimationFrame(look);
})"""
# The same from a key that is still to be pressed; what it took is in `window.took`.
KEY = """([key, watched, meant]) => {
  window.took = undefined;
  const said = () => document.querySelector(watched)?.textContent;
  const before = meant ? undefined : said();
  const hear = (event) => {
    if (event.key !== key) return;
    removeEventListener("keydown", hear, true);
    const since = performance.now();
    const isThere = () => meant ? said()?.includes(meant) : said() !== undefined && said() !== before;
    const look = () => requestAnimationFrame(
      isThere() ? () => { window.took = performance.now() - since; } : look,
    );
    requestAnimationFrame(look);
  };
  addEventListener("keydown", hear, true);
}"""
# One strict transaction with a row of so many bytes, to its end and the frame after it.
PUT = """(size) => new Promise((tell, fail) => {
  const asked = indexedDB.open("bench-put", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("rows");
  asked.onerror = fail;
  asked.onsuccess = () => {
    const store = asked.result;
    const bytes = crypto.getRandomValues(new Uint8Array(size));
    const since = performance.now();
    const work = store.transaction("rows", "readwrite", { durability: "strict" });
    work.objectStore("rows").put({ bytes }, Math.random());
    work.oncomplete = () => requestAnimationFrame(() => {
      tell(performance.now() - since);
      store.close();
    });
  };
})"""
# One PBKDF2 with as many iterations as this device's PINs cost.
DERIVE = """async () => {
  const store = await new Promise((give) => {
    const asked = indexedDB.open("wegwijs-team");
    asked.onsuccess = () => give(asked.result);
  });
  const device = await new Promise((give) => {
    const asked = store.transaction("device").objectStore("device").get("device");
    asked.onsuccess = () => give(asked.result);
  });
  store.close();
  const since = performance.now();
  const base = await crypto.subtle.importKey("raw", new Uint8Array(6), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(16), iterations: device.iterations };
  await crypto.subtle.deriveBits(how, base, 256);
  return performance.now() - since;
}"""


def tap(phone: Phone, tapped: str, watched: str) -> float:
    """Milliseconds from a tap to the painted frame."""
    return float(phone.page.evaluate(TAP, [tapped, watched]))


def watch_key(phone: Phone, key: str, watched: str, meant: str = "") -> None:
    """From the next press of this key on: until something else stands there, or what is meant."""
    phone.page.evaluate(KEY, [key, watched, meant])


def took(phone: Phone) -> float:
    """Milliseconds that were watched for, once they are over."""
    phone.wait_until(lambda: phone.page.evaluate("window.took !== undefined"), PATIENCE)
    return float(phone.page.evaluate("window.took"))


def bare_put(phone: Phone, size: int) -> float:
    return float(phone.page.evaluate(PUT, size))


def bare_derivation(phone: Phone) -> float:
    return float(phone.page.evaluate(DERIVE))


def as_tablet(tablet: Tablet) -> None:
    """Large, and slow; holds until the browser is restarted."""
    tablet.page.set_viewport_size(LARGE)
    throttle(tablet)


def unlock(tablet: Tablet, colleague: Colleague, watched: str) -> float:
    """Milliseconds from the last digit to the work that waits behind."""
    tablet.tap(tablet.page.locator(".person", has_text=colleague.name))
    watch_key(tablet, PIN[-1], watched)
    tablet.page.locator("input.pin-field").press_sequentially(PIN)
    return took(tablet)
