"""Translators' catalogues follow the Dutch, and no work of theirs is lost or passed off as fresh."""

import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from backend.packs.catalogues import (
    catalogue_path,
    read_catalogue,
    update_catalogue,
    update_files,
    write_catalogue,
)
from backend.packs.errors import ContentError
from backend.packs.segments import Segment
from backend.packs.starter import read_starter
from tests.backend.packs.sample import write_pack

DUTCH = [
    Segment("B1-01.h1", "De straat"),
    Segment("B1-01.p1", 'De bus kost {fact:prijs}, 100% "echt".\nOf niet.'),
]


def translated(po: bytes, **texts: str) -> bytes:
    """The catalogue as a translator hands it back: `h1="The street"`."""
    entries = read_catalogue(po, "test")
    done = [
        msgspec.structs.replace(entry, text=texts.get(entry.segment.partition(".")[2], entry.text))
        for entry in entries.values()
    ]
    return write_catalogue(done, "buurt", "ar")


def test_a_new_segment_waits_empty_and_unreviewed() -> None:
    po = update_catalogue(DUTCH, b"", "buurt", "ar").decode()
    assert '#. unreviewed\nmsgctxt "B1-01.h1"\nmsgid "De straat"\nmsgstr ""\n' in po


def test_updating_twice_changes_nothing() -> None:
    po = translated(update_catalogue(DUTCH, b"", "buurt", "ar"), h1="الشارع")
    assert update_catalogue(DUTCH, po, "buurt", "ar") == po


def test_changed_dutch_makes_the_entry_fuzzy_and_keeps_what_it_was_made_from() -> None:
    po = translated(update_catalogue(DUTCH, b"", "buurt", "ar"), h1="الشارع")
    changed = update_catalogue([Segment("B1-01.h1", "Jouw straat")], po, "buurt", "ar").decode()
    assert (
        '#, fuzzy\n#| msgid "De straat"\nmsgctxt "B1-01.h1"\nmsgid "Jouw straat"\nmsgstr "الشارع"' in changed
    )


def test_dutch_that_changes_again_keeps_the_text_that_was_translated() -> None:
    po = translated(update_catalogue(DUTCH, b"", "buurt", "ar"), p1="السعر {fact:prijs}")
    for nl in ("Een keer anders", "Nog een keer anders"):
        po = update_catalogue([Segment("B1-01.p1", nl)], po, "buurt", "ar")
    assert read_catalogue(po, "test")["B1-01.p1"].previous == DUTCH[1].nl


def test_dutch_that_changes_back_is_up_to_date_again() -> None:
    po = translated(update_catalogue(DUTCH, b"", "buurt", "ar"), h1="الشارع", p1="السعر {fact:prijs}")
    other = [Segment(segment.id, "Heel anders") for segment in DUTCH]
    assert update_catalogue(DUTCH, update_catalogue(other, po, "buurt", "ar"), "buurt", "ar") == po


def test_a_similar_text_is_never_guessed() -> None:
    po = translated(update_catalogue(DUTCH, b"", "buurt", "ar"), h1="الشارع")
    moved = update_catalogue([Segment("B1-01.h2", "De straat")], po, "buurt", "ar")
    assert read_catalogue(moved, "test")["B1-01.h2"].text == ""


def test_a_segment_that_is_gone_leaves_the_catalogue() -> None:
    po = translated(update_catalogue(DUTCH, b"", "buurt", "ar"), h1="الشارع")
    left = update_catalogue(DUTCH[1:], po, "buurt", "ar")
    assert list(read_catalogue(left, "test")) == ["B1-01.p1"]
    assert b"#~" not in left


def test_a_reviewer_s_name_stays_until_the_dutch_changes() -> None:
    po = translated(update_catalogue(DUTCH, b"", "buurt", "ar"), h1="الشارع")
    po = po.replace(b"#. unreviewed", b"#. reviewed-by: Rania H.", 1)
    same = update_catalogue(DUTCH, po, "buurt", "ar")
    assert read_catalogue(same, "test")["B1-01.h1"].reviewed_by == "Rania H."
    changed = update_catalogue([Segment("B1-01.h1", "Anders")], po, "buurt", "ar")
    assert read_catalogue(changed, "test")["B1-01.h1"].reviewed_by == ""


def test_a_translator_s_note_is_kept() -> None:
    po = update_catalogue(DUTCH, b"", "buurt", "ar").replace(
        b"#. unreviewed", b"# formal form of address\n#. unreviewed", 1
    )
    assert b"# formal form of address\n" in update_catalogue(DUTCH, po, "buurt", "ar")


def test_every_language_of_a_pack_gets_its_catalogue_in_its_own_folder(tmp_path: Path) -> None:
    write_pack(tmp_path / "starter")
    packs = read_starter(tmp_path / "starter")
    written = update_files(packs, tmp_path / "locale")
    assert [path.parts[-3] for path in written] == ["en", "ar", "fa_AF"]
    assert update_files(packs, tmp_path / "locale") == []
    assert len(read_catalogue(catalogue_path(tmp_path / "locale", "buurt", "fa-AF").read_bytes(), "fa")) == 19


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
@pytest.mark.parametrize("language", ["en", "ar", "ti", "uk", "fa-AF"])
def test_gettext_itself_accepts_the_catalogue(tmp_path: Path, language: str) -> None:
    path = tmp_path / "pack.po"
    po = translated(update_catalogue(DUTCH, b"", "buurt", language), h1="x", p1="{fact:prijs}")
    path.write_bytes(update_catalogue([DUTCH[1], Segment("B1-01.h1", "Y\n\\z")], po, "buurt", language))
    checked = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(path)], check=False, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    "po", [b'msgid "Hallo"\nmsgstr "Hi"\n', b'msgctxt "a.b"\nmsgid "a"\nnonsense\n', b"\xff"]
)
def test_a_broken_catalogue_is_refused_by_name(po: bytes) -> None:
    with pytest.raises(ContentError, match=r"pack-buurt\.po"):
        read_catalogue(po, "pack-buurt.po")


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/plain; charset=CHARSET",
        "Content-Type: text/plain; charset=rot13",
        "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;",
        "PO-Revision-Date: 2026-99-99 10:00+0100",
        "Language: !!",
    ],
)
def test_the_head_of_a_template_that_nobody_filled_in_is_refused_by_name(head: str) -> None:
    po = f'msgid ""\nmsgstr ""\n"{head}\\n"\n\nmsgctxt "a.b"\nmsgid "a"\nmsgstr "b"\n'
    with pytest.raises(ContentError, match=r"pack-buurt\.po"):
        read_catalogue(po.encode(), "pack-buurt.po")


def test_a_catalogue_is_read_behind_the_mark_that_some_editors_put_in_front() -> None:
    po = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n\nmsgctxt "a.b"\nmsgid "a"\nmsgstr "b"\n'
    assert read_catalogue(po.encode("utf-8-sig"), "pack-buurt.po")["a.b"].text == "b"
