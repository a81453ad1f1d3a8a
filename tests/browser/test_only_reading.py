"""Where a browser keeps nothing, or not the app: packs are read all the same, and the screen says what cannot be done."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.phone import Phone
from tests.browser.wire import Wire

HOST = "wegwijs.example"
# A name that is not this machine's own makes plain http what it is elsewhere: no secure context.
BY_NAME = (f"--host-resolver-rules=MAP {HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",)
REFUSES = """
indexedDB.open = () => { throw new DOMException("not in this window", "SecurityError"); };
"""
NO_WORKER = "delete Navigator.prototype.serviceWorker;"
KEPT = """async () => ({
  databases: (await indexedDB.databases?.() ?? []).length,
  shelves: Object.keys(window.localStorage ?? {}).length,
  caches: globalThis.caches ? (await caches.keys()).length : 0,
})"""
DUTCH_TEXT = "U bent in Nederland."
OWN_TEXT = "أنت في هولندا."
ONLY_READING = "Hier kunt u alleen lezen."
SAVED = "Werkt nu ook zonder internet"


class ByName(Phone):
    """A phone that reaches the server by its name, over plain http."""

    def open(self, address: str = "/") -> None:
        self.page.goto(f"{self.wire.url.replace('127.0.0.1', HOST)}{address}")


@pytest.fixture
def by_name(playwright: Playwright, tmp_path: Path, wire: Wire) -> Iterator[ByName]:
    phone = ByName(playwright, tmp_path / "by-name", wire, BY_NAME)
    yield phone
    phone.switch_off()
    # That a header counts for nothing over plain http is what is tried here.
    assert [said for said in phone.problems if "Cross-Origin-Opener-Policy" not in said] == []


@pytest.fixture
def refused(new_phone: Callable[[], Phone]) -> Phone:
    phone = new_phone()
    phone.context.add_init_script(REFUSES)
    return phone


def begin(phone: Phone) -> None:
    """To Begin, without waiting for a worker that never comes."""
    phone.open()
    phone.choose_language("ar")
    phone.choose_situation("Ik ben net aangekomen")
    phone.skip_place()


def read_a_card(phone: Phone) -> None:
    phone.page.locator(".save button").first.click()
    expect(phone.page.locator("a.topic").first).to_be_visible()
    phone.open_card("F1-01")
    assert DUTCH_TEXT in phone.read()
    assert OWN_TEXT in phone.read()


def asked_by_words(wire: Wire) -> list[str]:
    return [seen.path for seen in wire.exchanges if seen.method != "GET"]


@pytest.mark.parametrize("kind", ["by_name", "refused"])
def test_where_nothing_can_be_kept_a_pack_is_read_and_the_screen_says_so(
    kind: str, request: pytest.FixtureRequest, wire: Wire
) -> None:
    phone: Phone = request.getfixturevalue(kind)
    begin(phone)
    expect(phone.page.get_by_text(phone.say(ONLY_READING))).to_be_visible()
    expect(phone.page.get_by_text(phone.say("Lees {size}").partition("{")[0]).first).to_be_visible()
    read_a_card(phone)
    expect(phone.page.get_by_text(phone.say("alleen lezen"), exact=True)).to_be_visible()
    phone.go("#/")
    expect(phone.page.get_by_text(phone.say(SAVED))).to_have_count(0)
    assert asked_by_words(wire) == []


@pytest.mark.parametrize("kind", ["by_name", "refused"])
def test_where_nothing_can_be_kept_nothing_is_asked_of_the_reader_and_help_stays(
    kind: str, request: pytest.FixtureRequest
) -> None:
    phone: Phone = request.getfixturevalue(kind)
    begin(phone)
    read_a_card(phone)
    expect(phone.page.locator(".faces")).to_have_count(0)
    phone.go("#/ask")
    expect(
        phone.page.locator(".notice", has_text=phone.say("Vraag het aan de mensen van de bieb."))
    ).to_be_visible()
    expect(phone.page.locator("textarea")).to_have_count(0)
    expect(phone.page.locator('a[href="tel:112"]')).to_be_visible()
    phone.go("#/saved")
    expect(phone.page.get_by_text(phone.say(ONLY_READING))).to_be_visible()
    phone.go("#/settings")
    expect(phone.page.get_by_text(phone.say("Verstuur nu"))).to_have_count(0)


def test_over_plain_http_nothing_stays_behind(by_name: ByName) -> None:
    begin(by_name)
    read_a_card(by_name)
    by_name.page.goto(f"{by_name.wire.url.replace('127.0.0.1', HOST)}/health")
    assert by_name.page.evaluate(KEPT) == {"databases": 0, "shelves": 0, "caches": 0}


def test_over_plain_http_a_pack_whose_signature_is_wrong_is_not_shown(by_name: ByName) -> None:
    """Without WebCrypto the same is verified by other code."""
    by_name.wire.happen(r"targets\.json$", "tamper", times=1000, change=spoil_signature)
    begin(by_name)
    expect(by_name.page.get_by_text(by_name.say(ONLY_READING))).to_be_visible()
    by_name.page.wait_for_timeout(1000)
    expect(by_name.page.locator(".save button")).to_have_count(0)


def spoil_signature(body: bytes) -> bytes:
    """Still a signature of its kind, but not over these bytes."""
    signed = json.loads(body)
    for signature in signed["signatures"]:
        found = signature["sig"]
        signature["sig"] = found[:-2] + ("00" if found[-2:] != "00" else "01")
    return json.dumps(signed).encode()


def test_what_was_saved_before_is_said_to_be_safe_where_the_browser_now_refuses(refused: Phone) -> None:
    begin(refused)
    safe = refused.say("Open Wegwijs in een gewone browser, niet privé. Wat u daar bewaarde, is veilig.")
    expect(refused.page.get_by_text(safe)).to_be_visible()


def test_without_a_worker_packs_are_kept_words_arrive_and_no_screen_promises_to_open_offline(
    new_phone: Callable[[], Phone],
) -> None:
    phone = new_phone()
    phone.context.add_init_script(NO_WORKER)
    begin(phone)
    notice = phone.page.get_by_text(phone.say("Hier kunt u alleen lezen met internet."))
    expect(notice).to_be_visible()
    read_a_card(phone)
    phone.reload()
    assert OWN_TEXT in phone.read()
    phone.go("#/")
    expect(notice).to_be_visible()
    expect(phone.page.get_by_text(phone.say(SAVED))).to_have_count(0)
    phone.ask("سؤال")
    phone.wait_until(lambda: any(seen.path == "/sync/batches" for seen in phone.wire.exchanges))
