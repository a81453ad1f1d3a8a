"""A new edition reaches a phone as a small update, and nothing that was spoilt on the way is believed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from playwright.sync_api import Playwright

from tests.browser.conftest import no_complaints
from tests.browser.editing import publish_change
from tests.browser.phone import Phone
from tests.browser.put_away import PutAway
from tests.browser.server import Server, copy_server
from tests.browser.wire import Wire

CARD = "F1-01"
BEFORE = "U hebt hier een bed en eten."
AFTER = "U hebt hier een bed, eten en een kast."


class Behind(NamedTuple):
    """Phones that have the edition before the newest one, and the timestamp of theirs."""

    phones: PutAway
    timestamp: bytes


@pytest.fixture(scope="module")
def behind(
    playwright: Playwright, template: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Behind]:
    folder = tmp_path_factory.mktemp("behind")
    server = copy_server(template, folder / "server")
    server.start()
    wire = Wire(server.port)
    wire.open()
    phones = PutAway(playwright, folder / "phones", wire, save)
    timestamp = (server.data / "metadata" / "timestamp.json").read_bytes()
    publish_change(server, CARD, BEFORE, AFTER)
    yield Behind(phones, timestamp)
    wire.close()
    server.stop()


@pytest.fixture
def phone(behind: Behind) -> Iterator[Phone]:
    """In Arabic, and not opened since the newer edition was published."""
    phone = behind.phones.take()
    phone.wire.clear()
    yield phone
    phone.switch_off()
    no_complaints(phone)


def save(phone: Phone) -> None:
    phone.begin("ar")
    phone.save_pack()


def test_only_what_changed_is_fetched(phone: Phone) -> None:
    phone.open()
    wait_for_edition(phone, 2)
    phone.open_card(CARD)
    assert AFTER in phone.read()
    assert "25 نوفمبر 2026" in phone.page.locator(".notice", has_text="الهولندي").inner_text()
    fetched = phone.wire.asked("^/b/")
    assert len(fetched) == 4  # two lists and two documents
    assert sum(exchange.received for exchange in fetched) < 50_000


def test_a_spoilt_blob_is_refused_and_the_former_edition_stays_readable(phone: Phone) -> None:
    phone.wire.happen("^/b/", "tamper", times=99)
    assert_stays_as_it_was(phone, "^/b/")


def test_a_wrong_signature_is_refused_and_the_former_edition_stays_readable(phone: Phone) -> None:
    phone.wire.happen(r"^/metadata/\d+\.targets", "tamper", times=99, change=with_wrong_signature)
    assert_stays_as_it_was(phone, r"^/metadata/\d+\.targets")


def test_an_older_timestamp_is_refused_and_the_newer_edition_stays(phone: Phone, behind: Behind) -> None:
    phone.open()
    wait_for_edition(phone, 2)
    phone.wire.clear()
    phone.wire.happen("^/metadata/timestamp", "tamper", times=99, change=lambda _: behind.timestamp)
    phone.open()
    let_it_look(phone, "^/metadata/timestamp")
    phone.open_card(CARD)
    assert AFTER in phone.read()
    assert edition(phone) == 2


def test_an_expired_timestamp_installs_nothing_and_what_is_there_stays_readable(phone: Phone) -> None:
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=40))
    assert_stays_as_it_was(phone, "^/metadata/timestamp")


def test_a_broken_line_leaves_the_former_edition_whole_and_later_the_update_comes(phone: Phone) -> None:
    phone.wire.happen("^/b/", "cut-body", times=99)
    assert_stays_as_it_was(phone, "^/b/")
    phone.wire.calm_down()
    phone.open()
    wait_for_edition(phone, 2)


def assert_stays_as_it_was(phone: Phone, spoilt: str) -> None:
    """The phone looks for news, and afterwards reads what it read before, also without a network."""
    phone.open()
    let_it_look(phone, spoilt)
    assert edition(phone) == 1
    phone.cut_network()
    phone.open_card(CARD)
    assert BEFORE in phone.read()
    phone.restore_network()


def let_it_look(phone: Phone, spoilt: str) -> None:
    """Until it has been told what it must not believe, and long enough for who would."""
    phone.wait_until(lambda: phone.wire.asked(spoilt) != [])
    phone.page.wait_for_timeout(1500)


def wait_for_edition(phone: Phone, number: int, pack: str = "aankomst") -> None:
    phone.wait_until(lambda: edition(phone, pack) == number)


def edition(phone: Phone, pack: str = "aankomst") -> int:
    """The active edition, as the store keeps it."""
    return int(
        phone.page.evaluate(
            """async (pack) => {
              const open = indexedDB.open("wegwijs");
              const database = await new Promise((done) => { open.onsuccess = () => done(open.result); });
              const asked = database.transaction("packs").objectStore("packs").get(pack);
              const row = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
              database.close();
              return row.active.edition;
            }""",
            pack,
        )
    )


def with_wrong_signature(metadata: bytes) -> bytes:
    """The same words under a signature that is not theirs."""
    at = metadata.rindex(b'"sig"') + 20
    return metadata[:at] + bytes([metadata[at] ^ 1]) + metadata[at + 1 :]
