"""A folder that says who read and who listened is believed only where that is known here."""

import sqlite3
from pathlib import Path

from backend.core.config import Settings
from backend.packs.media_tables import Take
from backend.packs.segments import hash_text
from backend.packs.tables import Media, Translation
from tests.backend.conftest import Terminal
from tests.backend.packs.editing import bring, exported, zipped
from tests.backend.packs.media_files import mp3, opus
from tests.backend.translations.desk import AR, H1, line
from tests.conftest import ON_BOTH, Caller

PO = "locale/ar/LC_MESSAGES/pack-buurt.po"
LISTENED = """\
- id: AAAAAAAAAAAAAAAAAAAAAA
  name: welkom
  says: Welkom.
  milliseconds: 900
  licence: own
  made_by: Nadia
  made_on: 2026-11-01
  approved_by: Mira
  approved_on: 2026-11-02
"""


def with_entry(po: bytes, segment: str, mark: str, text: str) -> bytes:
    """The catalogue with this translation, under which such a comment stands."""
    head, told = po.decode().split(f'msgctxt "{segment}"', 1)
    before = head.rpartition("#. ")[0]
    line, rest = told.split('msgstr "', 1)
    return f'{before}#. {mark}\nmsgctxt "{segment}"{line}msgstr "{text}"{rest[rest.index(chr(34)) + 1 :]}'.encode()


async def reader_of(segment: str) -> str:
    row = await Translation.select(Translation.reviewed_by).where(Translation.id == f"{segment}.ar").first()
    assert row is not None
    return str(row["reviewed_by"])


@ON_BOTH
async def test_a_review_that_only_a_file_tells_of_does_not_count(admin: Caller) -> None:
    files = await exported(admin)
    forged = with_entry(files[PO], "B1-01.h1", "reviewed-by: Rania", "شارعك")
    report = (await bring(admin, zipped({**files, PO: forged}))).json()
    assert report["packs"][0]["unproven"] == 1
    assert await reader_of("B1-01.h1") == ""
    own = await admin.post(f"{AR}/{H1}/review", {"text_hash": hash_text("شارعك")})
    assert own.json()["code"] == "own-text", "who brings a text is not the second person"
    told = [(one["deed"], one["by"]) for one in (await line(admin, H1))["history"]]
    assert told == [("imported", "Ahmed")]


@ON_BOTH
async def test_a_review_of_here_stays_with_its_text_and_goes_with_another(admin: Caller) -> None:
    files = await exported(admin)
    await bring(admin, zipped({**files, PO: with_entry(files[PO], "B1-01.h1", "unreviewed", "شارعك")}))
    await Translation.update({Translation.reviewed_by: "Rania"}).where(Translation.id == "B1-01.h1.ar")
    files = await exported(admin)
    assert b"reviewed-by: Rania" in files[PO]
    report = (await bring(admin, zipped(files))).json()
    assert (report["packs"][0]["unproven"], await reader_of("B1-01.h1")) == (0, "Rania")
    other = with_entry(files[PO], "B1-01.h1", "reviewed-by: Rania", "شارعنا")
    assert (await bring(admin, zipped({**files, PO: other}))).json()["packs"][0]["unproven"] == 1
    assert await reader_of("B1-01.h1") == ""


@ON_BOTH
async def test_a_recording_that_only_a_file_calls_heard_waits_as_its_bringers(
    admin: Caller, settings: Settings
) -> None:
    sounds = {"starter/buurt/media/welkom.mp3": mp3(), "starter/buurt/media/welkom.opus": opus()}
    files = await exported(admin)
    assert (await bring(admin, zipped({**files, **sounds}))).status_code == 422, "nobody says who spoke"
    files["starter/buurt/takes.yaml"] = LISTENED.encode()
    report = (await bring(admin, zipped({**files, **sounds}))).json()
    assert report["packs"][0]["unproven"] == 1
    assert await Media.count() == 0, "no phone gets it"
    (take,) = await Take.select()
    assert (take["made_by"], take["approved_by"], take["approved_on"]) == ("Ahmed", "", None)
    assert len([path for path in settings.takes.rglob("*") if path.is_file()]) == 2


def test_at_the_servers_keyboard_files_are_believed(
    terminal: Terminal, settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "brought"
    assert terminal.type("packs", "export", str(folder))[0] == 0
    catalogue = folder / PO
    forged = with_entry(catalogue.read_bytes(), "B1-01.h1", "reviewed-by: Rania", "شارعك")
    catalogue.write_bytes(forged)
    assert terminal.read("packs", "import", str(folder))[0]["unproven"] == 0
    with sqlite3.connect(settings.sqlite) as database:
        told = database.execute("SELECT reviewed_by FROM translation WHERE id = 'B1-01.h1.ar'").fetchall()
    assert told == [("Rania",)]
