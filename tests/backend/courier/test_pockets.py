"""What couriers carry: packs that any phone can verify, words that arrive once, receipts that only the centre can sign."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend.app import open_data
from backend.core.config import Settings
from backend.courier.errors import CourierError
from backend.courier.files import carried, read_courier, write_courier
from backend.courier.packs import export_packs
from backend.courier.sealing import read_centre_key, seal, sign, unseal, verify
from backend.courier.words import take_words
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current
from backend.usage.tables import UsageWeek
from sync.errors import ContentError
from sync.exchange import JSON_TYPE, parse_reply
from tests.server import PLACE

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())


def words(number: int) -> bytes:
    """A request as a phone would send it: one count of one place."""
    batch = {
        "batch_id": f"{number:022}",
        "schema": 1,
        "shape": "week",
        "period": "2026-W48",
        "rows": [{"place": PLACE, "metric": "opened", "n": 2}],
    }
    return json.dumps({"schema": 1, "request_id": f"{number:022}", "batches": [batch]}).encode()


def centre_key(settings: Settings, name: str) -> ec.EllipticCurvePublicKey:
    root = read_current(folders_of(settings), is_production=False).root.signed
    return read_centre_key(root.unrecognized_fields["custom"]["centre"][name])


def test_what_is_sealed_is_opened_by_its_own_key_only() -> None:
    sealed = seal(b"hallo", KEY.public_key())
    assert unseal(sealed, KEY) == b"hallo"
    for damaged in (sealed[:-1], sealed[::-1], sealed[:-1] + bytes([sealed[-1] ^ 1]), b""):
        with pytest.raises(CourierError):
            unseal(damaged, KEY)
    with pytest.raises(CourierError):
        unseal(sealed, ec.generate_private_key(ec.SECP256R1()))


def test_what_is_signed_is_believed_of_its_own_key_only() -> None:
    signed = sign(b"hallo", KEY)
    assert verify(signed, KEY.public_key()) == b"hallo"
    for other in (signed + b"!", signed[:63], b"\0" * 80):
        with pytest.raises(CourierError):
            verify(other, KEY.public_key())


async def test_words_arrive_once_however_often_they_are_carried(settings: Settings, tmp_path: Path) -> None:
    key = centre_key(settings, "seal")
    file, receipts = tmp_path / "words.wegwijs", tmp_path / "receipts.wegwijs"
    write_courier(file, "words", [carried(f"words/{at}", seal(words(at + 1), key)) for at in range(2)])
    async with open_data(settings):
        assert await take_words(settings, file, receipts, NOW) == 2
        assert await take_words(settings, file, receipts, NOW) == 2
        counted = await UsageWeek.select(UsageWeek.n)
    assert [row["n"] for row in counted] == [4]
    for at, entry in enumerate(read_courier(receipts, "receipts")):
        text = verify(entry.data, centre_key(settings, "sign"))
        reply = parse_reply(200, JSON_TYPE, text, f"{at + 1:022}")
        assert [receipt.outcome for receipt in reply.receipts] == ["committed"]


async def test_a_file_with_one_damaged_request_takes_none(settings: Settings, tmp_path: Path) -> None:
    key = centre_key(settings, "seal")
    file = tmp_path / "words.wegwijs"
    whole = [carried("words/0", seal(words(1), key)), carried("words/1", b"x" * 200)]
    write_courier(file, "words", whole)
    async with open_data(settings):
        with pytest.raises(CourierError, match="sealed for another centre"):
            await take_words(settings, file, tmp_path / "r.wegwijs", NOW)
        assert await UsageWeek.count() == 0
    assert not (tmp_path / "r.wegwijs").exists()


def test_packs_are_carried_with_everything_that_a_phone_asks_for(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "packs.wegwijs"
    count = export_packs(settings, file, ["buurt"], ["nl"])
    names = [entry.name for entry in read_courier(file, "packs")]
    assert len(names) == count
    assert {"metadata/1.root.json", "metadata/timestamp.json"} <= set(names)
    assert any(name.endswith(".buurt.json") for name in names)
    assert any(name.startswith("b/") for name in names)
    assert not any("anchor" in name or "pem" in name for name in names)
    with pytest.raises(CourierError, match="nergens is not published"):
        export_packs(settings, file, ["nergens"], [])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), CourierError),
        (lambda data: data + b"x", ContentError),
        (lambda _data: b"[]\n", CourierError),
        (lambda _data: b"", ContentError),
        (lambda data: data.replace(b"b/", b"B/", 1), CourierError),
    ],
)
def test_a_file_that_was_changed_on_its_way_is_refused(
    settings: Settings, tmp_path: Path, change: object, fault: type[Exception]
) -> None:
    file = tmp_path / "packs.wegwijs"
    export_packs(settings, file, [], [])
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]
    with pytest.raises(fault):
        list(read_courier(file, "packs"))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.wegwijs"
    write_courier(file, "words", [carried("words/0", b"x")])
    with pytest.raises(CourierError, match="a file of words, not of packs"):
        list(read_courier(file, "packs"))


def test_what_is_longer_than_a_blob_is_not_carried(tmp_path: Path) -> None:
    with pytest.raises(CourierError, match="longer than a courier carries"):
        write_courier(tmp_path / "f", "words", [carried("words/0", b"x" * 300_000)])


def test_a_root_without_the_centres_keys_says_so() -> None:
    with pytest.raises(CourierError, match="names no key"):
        read_centre_key("AAAA")
