"""A library keeps its packs in git: out as a folder, edited there, and in again, while others edit in the studio."""

import io
import stat
import zipfile
from collections.abc import Callable

import msgspec
import pytest

from backend.packs.read_pack import read_pack
from tests.backend.packs.editing import bring, exported, finish, read, save, with_text, zipped
from tests.backend.packs.sample import FIRST, PACK
from tests.conftest import ON_BOTH, Caller

pytestmark = ON_BOTH
ON_ONE = pytest.mark.databases("sqlite")

FILE = "starter/buurt/B1-01.yaml"


def changed(files: dict[str, bytes], old: str, new: str, path: str = FILE) -> bytes:
    assert old in files[path].decode()
    return zipped({**files, path: files[path].decode().replace(old, new).encode()})


async def street() -> str:
    text: str = (await read_pack("buurt")).content.resources[0].blocks[0].text.nl  # type: ignore[union-attr]
    return text


async def test_a_pack_goes_out_as_files_and_comes_in_as_it_was(admin: Caller) -> None:
    files = await exported(admin)
    assert sorted(files) == [
        "exported.json",
        "locale/ar/LC_MESSAGES/pack-buurt.po",
        "locale/en/LC_MESSAGES/pack-buurt.po",
        "locale/fa_AF/LC_MESSAGES/pack-buurt.po",
        "starter/buurt/B1-01.yaml",
        "starter/buurt/B1-02.yaml",
        "starter/buurt/pack.yaml",
    ]
    report = (await bring(admin, zipped(files))).json()
    nothing = {"added": 0, "changed": 0, "removed": 0, "kept": [], "unproven": 0}
    assert report == {"packs": [{"pack": "buurt", **nothing}]}


async def test_the_same_pack_is_the_same_zip(admin: Caller) -> None:
    first, again = [(await admin.get("/api/packs/buurt/export")).content for _ in range(2)]
    assert first == again


async def test_a_card_edited_in_git_comes_in_as_a_version_of_whoever_brought_it(admin: Caller) -> None:
    report = (await bring(admin, changed(await exported(admin), "De straat", "Jouw straat"))).json()
    assert report["packs"][0]["changed"] == 1
    assert await street() == "Jouw straat"
    card = await read(admin)
    assert (card["number"], card["kind"], card["by"]) == (2, "finished", "Ahmed")
    assert card["content"]["blocks"][0]["text"]["nl"] == "Jouw straat"


async def test_what_was_edited_here_before_the_export_follows_git_after_it(admin: Caller) -> None:
    await finish(admin, with_text((await read(admin))["content"], 0, "Onze straat"))
    await bring(admin, changed(await exported(admin), "Onze straat", "Uw straat"))
    assert await street() == "Uw straat"


async def test_what_was_edited_here_after_the_export_stays_and_is_told(admin: Caller) -> None:
    files = await exported(admin)
    await finish(admin, with_text((await read(admin))["content"], 0, "Onze straat"))
    report = (await bring(admin, changed(files, "De straat", "Uw straat"))).json()
    assert report["packs"][0]["kept"] == ["segment/B1-01.h1"]
    assert await street() == "Onze straat"


async def test_a_folder_made_by_hand_changes_nothing_that_was_edited_here(admin: Caller) -> None:
    await finish(admin, with_text((await read(admin))["content"], 0, "Onze straat"))
    files = {name: data for name, data in (await exported(admin)).items() if name != "exported.json"}
    await bring(admin, changed(files, "Onze straat", "Uw straat"))
    assert await street() == "Onze straat"


async def test_a_draft_lies_on_top_of_what_comes_in(admin: Caller) -> None:
    content = (await read(admin))["content"]
    await save(admin, 1, with_text(content, 3, "Vraag het hier."))
    await bring(admin, changed(await exported(admin), "De straat", "Jouw straat"))
    card = await read(admin)
    assert (card["number"], card["finished"], card["kind"], card["by"]) == (4, 3, "draft", "Ahmed")
    assert [card["content"]["blocks"][place]["text"]["nl"] for place in (0, 3)] == [
        "Jouw straat",
        "Vraag het hier.",
    ]


async def test_what_was_taken_away_here_does_not_come_back_with_an_older_folder(admin: Caller) -> None:
    files = await exported(admin)
    content = (await read(admin))["content"]
    await finish(admin, {**content, "keywords": content["keywords"][:1]})
    await admin.delete("/api/resources/B1-02")
    await bring(admin, zipped(files))
    stored = (await read_pack("buurt")).content
    assert stored.pack.resources == ["B1-01"]
    assert [keywords.language for keywords in stored.resources[0].keywords] == ["nl"]


async def test_a_card_that_git_has_no_more_is_removed_and_a_draft_of_it_stays(admin: Caller) -> None:
    await save(admin, 1, with_text((await read(admin))["content"], 0, "Onze straat"))
    files = await exported(admin)
    pack = files["starter/buurt/pack.yaml"].decode().replace("[B1-01, B1-02]", "[B1-02]").encode()
    del files[FILE]
    assert (await bring(admin, zipped({**files, "starter/buurt/pack.yaml": pack}))).status_code == 200
    assert (await read_pack("buurt")).content.pack.resources == ["B1-02"]
    card = await read(admin)
    assert (card["kind"], card["finished"]) == ("draft", 0)


async def test_a_new_pack_comes_in_whole(admin: Caller) -> None:
    texts = {"pack": PACK.replace("id: buurt", "id: stad").replace("[B1-01, B1-02]", "[S-1]")}
    files = {"starter/stad/pack.yaml": texts["pack"], "starter/stad/S-1.yaml": FIRST.replace("B1-01", "S-1")}
    report = await bring(admin, zipped({name: text.encode() for name, text in files.items()}))
    assert report.status_code == 200, report.text
    assert [pack["id"] for pack in (await read(admin, "/api/packs"))["packs"]] == ["buurt", "stad"]
    assert (await read(admin, "/api/resources/S-1"))["pack"] == "stad"


@ON_ONE
@pytest.mark.parametrize("card", ["B1-01", "buurt", "stad"])
async def test_a_card_with_the_name_of_something_else_is_refused_and_nothing_comes_in(
    admin: Caller, card: str
) -> None:
    pack = PACK.replace("id: buurt", "id: stad").replace("[B1-01, B1-02]", f"[{card}]")
    files = {"starter/stad/pack.yaml": pack, f"starter/stad/{card}.yaml": FIRST.replace("B1-01", card)}
    reply = await bring(admin, zipped({name: text.encode() for name, text in files.items()}))
    assert (reply.status_code, reply.json()["code"]) == (422, "content")
    assert len((await read(admin, "/api/packs"))["packs"]) == 1


@ON_ONE
@pytest.mark.parametrize(
    "name",
    [
        "../starter/buurt/B1-03.yaml",
        "/starter/buurt/B1-03.yaml",
        "starter/buurt/../../B1-03.yaml",
        "starter\\buurt\\B1-03.yaml",
        "starter/buurt/B1-03.py",
        "starter/buurt/media/plaat.svg",
        "starter/buurt/.hidden.yaml",
        "locale/ar/LC_MESSAGES/messages.po",
        "readme.txt",
    ],
)
async def test_a_name_that_no_pack_has_is_refused(admin: Caller, name: str) -> None:
    reply = await bring(admin, zipped({**await exported(admin), name: b"id: x"}))
    assert (reply.status_code, reply.json()["code"]) == (422, "content")


def bomb() -> bytes:
    return zipped({FILE: b"x" * 200_000_000})


def twice() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(FILE, b"a")
        archive.writestr(FILE.replace("buurt", "buur_"), b"b")
    return target.getvalue().replace(b"buur_", b"buurt")


def link() -> bytes:
    target = io.BytesIO()
    entry = zipfile.ZipInfo(FILE)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


def liar() -> bytes:
    """It says that its entry is small."""
    whole = zipped({FILE: b"x" * 9_000_000})
    return whole.replace((9_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))


def nothing() -> bytes:
    return zipped({})


@ON_ONE
@pytest.mark.parametrize("make", [bomb, link, liar, nothing, bytes, lambda: b"PK\x03\x04", lambda: b"no zip"])
async def test_what_is_no_honest_zip_of_packs_is_refused(admin: Caller, make: Callable[[], bytes]) -> None:
    reply = await bring(admin, make())
    assert (reply.status_code, reply.json()["code"]) == (422, "content")


@ON_ONE
async def test_a_file_that_is_there_twice_is_refused(admin: Caller) -> None:
    assert (await bring(admin, twice())).status_code == 422


@ON_ONE
@pytest.mark.parametrize(
    ("old", "new", "told"), [("level: A1", "level: C9", "level"), ("theme: huis", "theme: x", "theme")]
)
async def test_a_folder_that_does_not_hold_names_file_and_field(
    admin: Caller, old: str, new: str, told: str
) -> None:
    reply = await bring(admin, changed(await exported(admin), old, new))
    assert reply.status_code == 422
    assert f"buurt/B1-01.yaml: B1-01: {told}" in reply.json()["detail"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FILE, "nl: De straat", 'nl: "De \\0straat"'),
        ("starter/buurt/pack.yaml", "source_name: Balie", 'source_name: "Ba\\0lie"'),
        ("locale/ar/LC_MESSAGES/pack-buurt.po", 'msgstr ""\n\n#', 'msgstr "a\0b"\n\n#'),
    ],
)
async def test_a_text_that_no_database_keeps_is_refused(admin: Caller, path: str, old: str, new: str) -> None:
    files = await exported(admin)
    reply = await bring(admin, changed(files, old, new, path))
    assert (reply.status_code, reply.json()["code"]) == (422, "content")


@ON_ONE
async def test_marks_that_are_none_are_refused(admin: Caller) -> None:
    files = {**await exported(admin), "exported.json": msgspec.json.encode([1])}
    assert (await bring(admin, zipped(files))).status_code == 422
