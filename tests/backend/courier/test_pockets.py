"""What couriers carry: packs that any phone can verify, words that arrive once, receipts that only the centre can sign."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend.app import open_data
from backend.core.backup import back_up
from backend.core.config import Settings
from backend.core.high_water import HighWater
from backend.core.sealing import read_centre_key, seal, verify
from backend.courier.errors import CourierError
from backend.courier.files import carried, read_courier, write_courier
from backend.courier.packs import export_packs
from backend.courier.words import take_words
from backend.intake.answer import answer_batches
from backend.intake.receive import new_intake
from backend.publishing.folders import folders_of
from backend.publishing.metadata import read_current
from backend.usage.tables import UsageWeek
from sync.download import blobs_of
from sync.errors import ContentError
from sync.exchange import JSON_TYPE, BatchesReply, parse_reply
from sync.manifest import parse_list, parse_manifest
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


def sealed(body: bytes, to: ec.EllipticCurvePublicKey) -> bytes:
    return seal(body, to, ec.generate_private_key(ec.SECP256R1()), os.urandom(12))


async def test_words_arrive_once_however_often_they_are_carried(settings: Settings, tmp_path: Path) -> None:
    key = centre_key(settings, "seal")
    file, receipts = tmp_path / "words.wegwijs", tmp_path / "receipts.wegwijs"
    write_courier(file, "words", [carried(f"words/{at}", sealed(words(at + 1), key)) for at in range(2)])
    async with open_data(settings):
        assert await take_words(settings, file, receipts, NOW) == (2, 0)
        first = read_replies(settings, receipts)
        assert await take_words(settings, file, receipts, NOW) == (2, 0)
        counted = await UsageWeek.select(UsageWeek.n)
    assert [row["n"] for row in counted] == [4]
    assert read_replies(settings, receipts) == first
    assert [receipt.outcome for reply in first for receipt in reply.receipts] == ["committed"] * 2


async def test_words_get_the_receipts_that_the_line_gives(settings: Settings, tmp_path: Path) -> None:
    file, receipts = tmp_path / "words.wegwijs", tmp_path / "receipts.wegwijs"
    write_courier(file, "words", [carried("words/0", sealed(words(1), centre_key(settings, "seal")))])
    async with open_data(settings):
        over_the_line = await answer_batches(
            words(1), NOW, settings, new_intake(HighWater(settings.high_water))
        )
        await take_words(settings, file, receipts, NOW)
        counted = await UsageWeek.select(UsageWeek.n)
    assert read_replies(settings, receipts) == [over_the_line]
    assert [row["n"] for row in counted] == [2]


async def test_what_the_oldest_backup_holds_is_durable_in_a_pocket_too(
    settings: Settings, tmp_path: Path
) -> None:
    file, receipts = tmp_path / "words.wegwijs", tmp_path / "receipts.wegwijs"
    write_courier(file, "words", [carried("words/0", sealed(words(1), centre_key(settings, "seal")))])
    async with open_data(settings):
        await take_words(settings, file, receipts, NOW)
        [before] = read_replies(settings, receipts)
        for days in (1, 2):
            back_up(settings.database, settings.backups, NOW + timedelta(days=days))
        await take_words(settings, file, receipts, NOW)
    [after] = read_replies(settings, receipts)
    assert before.durable_seq == 0
    assert after.durable_seq >= (after.receipts[0].commit_seq or 0) > 0
    assert after.receipts == before.receipts


@pytest.mark.parametrize("damage", ["no key", "on its way", "elsewhere", "no request"])
async def test_one_damaged_request_leaves_the_others(settings: Settings, tmp_path: Path, damage: str) -> None:
    key = centre_key(settings, "seal")
    file, receipts = tmp_path / "words.wegwijs", tmp_path / "receipts.wegwijs"
    second = {
        "no key": b"x" * 200,
        "on its way": sealed(words(2), key),
        "elsewhere": sealed(words(2), KEY.public_key()),
        "no request": sealed(b'{"schema":1}', key),
    }[damage]
    bodies = [sealed(words(1), key), second, sealed(words(3), key)]
    write_courier(file, "words", [carried(f"words/{at}", body) for at, body in enumerate(bodies)])
    if damage == "on its way":
        file.write_bytes(file.read_bytes().replace(second, second[::-1]))
    async with open_data(settings):
        assert await take_words(settings, file, receipts, NOW) == (2, 1)
        assert await UsageWeek.select(UsageWeek.n) == [{"n": 4}]
    assert [reply.request_id for reply in read_replies(settings, receipts)] == [f"{at:022}" for at in (1, 3)]


async def test_of_words_that_were_cut_off_the_whole_ones_are_taken(
    settings: Settings, tmp_path: Path
) -> None:
    key = centre_key(settings, "seal")
    file, receipts = tmp_path / "words.wegwijs", tmp_path / "receipts.wegwijs"
    write_courier(file, "words", [carried(f"words/{at}", sealed(words(at + 1), key)) for at in range(3)])
    file.write_bytes(file.read_bytes()[:-1])
    async with open_data(settings):
        assert await take_words(settings, file, receipts, NOW) == (2, 1)


async def test_of_words_for_another_centre_nothing_is_taken(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "words.wegwijs"
    write_courier(file, "words", [carried("words/0", sealed(words(1), KEY.public_key()))])
    async with open_data(settings):
        with pytest.raises(CourierError, match="sealed for another centre"):
            await take_words(settings, file, tmp_path / "r.wegwijs", NOW)
        assert await UsageWeek.count() == 0
    assert not (tmp_path / "r.wegwijs").exists()


async def test_without_the_centres_own_keys_nothing_is_taken(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "words.wegwijs"
    write_courier(file, "words", [carried("words/0", sealed(words(1), centre_key(settings, "seal")))])
    (folders_of(settings).keys / "centre-sign.pem").unlink()
    async with open_data(settings):
        with pytest.raises(CourierError, match=r"centre-sign\.pem is not here"):
            await take_words(settings, file, tmp_path / "r.wegwijs", NOW)
        assert await UsageWeek.count() == 0


def test_packs_are_carried_with_everything_that_a_phone_asks_for(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "packs.wegwijs"
    count = export_packs(settings, file, ["buurt"], [])
    names = {entry.name for entry in read_courier(file, "packs") if entry.data is not None}
    assert len(names) == count
    assert {"metadata/1.root.json", "metadata/timestamp.json"} <= names
    assert not any("anchor" in name or "pem" in name for name in names)
    asked = {"b/" + sha256 for sha256 in needed_by_a_phone(settings, "buurt")}
    assert {name for name in names if name.startswith("b/")} == asked


def test_dutch_comes_along_with_any_language(settings: Settings, tmp_path: Path) -> None:
    file, whole = tmp_path / "one.wegwijs", tmp_path / "all.wegwijs"
    export_packs(settings, file, ["buurt"], ["ar"])
    export_packs(settings, whole, ["buurt"], ["ar", "nl"])
    assert file.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize(
    ("packs", "languages", "missing"), [(["nergens"], [], "nergens"), ([], ["xx"], "xx")]
)
def test_what_is_not_published_is_not_carried(
    settings: Settings, tmp_path: Path, packs: list[str], languages: list[str], missing: str
) -> None:
    with pytest.raises(CourierError, match=f"{missing} is not published"):
        export_packs(settings, tmp_path / "f", packs, languages)
    assert list(tmp_path.glob("*f*")) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"x",
        lambda _data: b"[]\n",
        lambda _data: b"",
        lambda data: data[:200],
        lambda data: data.replace(b'"b/', b'"B/', 1),
        lambda data: data.replace(b",", b",9", 1),
    ],
)
def test_a_file_that_was_changed_on_its_way_is_refused(
    settings: Settings, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "packs.wegwijs"
    export_packs(settings, file, [], [])
    file.write_bytes(change(file.read_bytes()))
    with pytest.raises((CourierError, ContentError)):
        list(read_courier(file, "packs"))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.wegwijs"
    write_courier(file, "words", [carried("words/0", b"x")])
    with pytest.raises(CourierError, match="a file of words, not of packs"):
        list(read_courier(file, "packs"))


@pytest.mark.parametrize("documents", [[b"x" * 70_000], [b"x"] * 2000, [b"x" * 65_664] * 2000])
def test_what_nobody_could_open_is_not_written(tmp_path: Path, documents: list[bytes]) -> None:
    whole = [carried(f"words/{at}", body) for at, body in enumerate(documents)]
    with pytest.raises(CourierError, match="more than one file carries"):
        write_courier(tmp_path / "f", "words", whole)
    assert list(tmp_path.iterdir()) == []


def read_replies(settings: Settings, path: Path) -> list[BatchesReply]:
    """As a phone reads them: only what the centre signed."""
    key = centre_key(settings, "sign")
    texts = [verify(entry.data or b"", key) for entry in read_courier(path, "receipts")]
    return [parse_reply(200, JSON_TYPE, text, json.loads(text)["request_id"]) for text in texts]


def needed_by_a_phone(settings: Settings, pack: str) -> set[str]:
    """Blobs of all languages: lists, texts, pictures and sounds, one by one."""
    folders = folders_of(settings)
    target = read_current(folders, is_production=False).targets.signed.targets[f"{pack}.json"]
    data = (folders.targets / f"{target.hashes['sha256']}.{pack}.json").read_bytes()
    manifest = parse_manifest(data, pack)
    found = {listed.sha256 for listed in manifest.lists.values()}
    for language, listed in manifest.lists.items():
        files = parse_list(folders.blobs.read(listed.sha256), manifest, language).files
        found |= {blob.sha256 for file in files for blob in blobs_of(file)}
    return found
