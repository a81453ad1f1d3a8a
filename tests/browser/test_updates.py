"""A new edition reaches a phone as a small update, and nothing that was spoilt on the way is believed."""

from datetime import UTC, datetime, timedelta

from tests.browser.editing import publish_change
from tests.browser.phone import Phone
from tests.browser.server import Server

CARD = "F1-01"
BEFORE = "U hebt hier een bed en eten."
AFTER = "U hebt hier een bed, eten en een kast."


def test_only_what_changed_is_fetched(phone: Phone, server: Server) -> None:
    saved(phone)
    publish_change(server, CARD, BEFORE, AFTER)
    phone.wire.clear()
    phone.open()
    wait_for_edition(phone, 2)
    phone.open_card(CARD)
    assert AFTER in phone.read()
    assert "25 نوفمبر 2026" in phone.page.locator(".notice", has_text="الهولندي").inner_text()
    fetched = phone.wire.asked("^/b/")
    assert len(fetched) == 4  # two lists and two documents
    assert sum(exchange.received for exchange in fetched) < 50_000


def test_a_spoilt_blob_is_refused_and_the_former_edition_stays_readable(phone: Phone, server: Server) -> None:
    saved(phone)
    publish_change(server, CARD, BEFORE, AFTER)
    phone.wire.happen("^/b/", "tamper", times=99)
    assert_stays_as_it_was(phone)
    assert phone.wire.asked("^/b/")


def test_a_wrong_signature_is_refused_and_the_former_edition_stays_readable(
    phone: Phone, server: Server
) -> None:
    saved(phone)
    publish_change(server, CARD, BEFORE, AFTER)
    phone.wire.happen(r"^/metadata/\d+\.targets", "tamper", times=99, change=with_wrong_signature)
    assert_stays_as_it_was(phone)
    assert phone.wire.asked(r"^/metadata/\d+\.targets")


def test_an_older_timestamp_is_refused_and_the_newer_edition_stays(phone: Phone, server: Server) -> None:
    older = (server.data / "metadata" / "timestamp.json").read_bytes()
    saved(phone)
    publish_change(server, CARD, BEFORE, AFTER)
    phone.open()
    wait_for_edition(phone, 2)
    publish_change(server, CARD, AFTER, BEFORE)
    phone.wire.happen("^/metadata/timestamp", "tamper", times=99, change=lambda _: older)
    phone.open()
    phone.open_card(CARD)
    assert AFTER in phone.read()
    assert edition(phone) == 2


def test_an_expired_timestamp_installs_nothing_and_what_is_there_stays_readable(
    phone: Phone, server: Server
) -> None:
    saved(phone)
    publish_change(server, CARD, BEFORE, AFTER)
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=40))
    assert_stays_as_it_was(phone)


def test_a_broken_line_leaves_the_former_edition_whole_and_later_the_update_comes(
    phone: Phone, server: Server
) -> None:
    saved(phone)
    publish_change(server, CARD, BEFORE, AFTER)
    phone.wire.happen("^/b/", "cut-body", times=99)
    assert_stays_as_it_was(phone)
    phone.wire.calm_down()
    phone.open()
    wait_for_edition(phone, 2)


def saved(phone: Phone) -> None:
    phone.begin("ar")
    phone.save_pack()


def assert_stays_as_it_was(phone: Phone) -> None:
    """The phone looks for news, and afterwards reads what it read before, also without a network."""
    phone.wire.clear()
    phone.open()
    phone.page.wait_for_timeout(1500)
    assert phone.wire.asked("^/metadata/timestamp")
    assert edition(phone) == 1
    phone.cut_network()
    phone.open_card(CARD)
    assert BEFORE in phone.read()
    phone.restore_network()


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
