"""Translations go out as PO and XLIFF 1.2, and what was edited in them comes back: that, and nothing else."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import polib
import pytest

from backend.packs.segments import hash_text
from backend.translations.files import FILE_MAX
from tests.backend.translations.desk import AR, H1, P1, change_dutch, line, save
from tests.conftest import ON_BOTH, Caller

I1 = "B1-01.i1"
XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
SCHEMA = Path(__file__).parents[3] / ".make" / "xliff" / "xliff-core-1.2-strict.xsd"
LANGUAGES = pytest.mark.parametrize("language", ["ar", "fa-AF", "en"])
FORMS = pytest.mark.parametrize("form", ["po", "xliff"])


async def export(admin: Caller, form: str, pack: str = AR) -> bytes:
    reply = await admin.get(f"{pack}/export?form={form}")
    assert reply.status_code == 200
    return reply.content


async def compare(admin: Caller, form: str, data: bytes, pack: str = AR) -> Any:
    reply = await admin.client.post(f"{pack}/import?form={form}", content=data, headers=admin.headers)
    assert reply.status_code == 200, reply.text
    return reply.json()


async def take(admin: Caller, rows: list[Any]) -> Any:
    kept = ("segment", "theirs", "source_nl", "was")
    chosen = [{name: row[name] for name in kept} for row in rows]
    reply = await admin.post(f"{AR}/import/apply", {"rows": chosen})
    assert reply.status_code == 200, reply.text
    return reply.json()


def edited(form: str, data: bytes, texts: dict[str, str]) -> bytes:
    """The file as somebody's own tool gives it back, with these texts in it."""
    return {"po": edited_po, "xliff": edited_xliff}[form](data, texts)


def edited_po(data: bytes, texts: dict[str, str]) -> bytes:
    po = polib.pofile(data.decode())
    for entry in po:
        if entry.msgctxt in texts:
            entry.msgstr = texts[entry.msgctxt]
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = None
    return str(po).encode()


def edited_xliff(data: bytes, texts: dict[str, str]) -> bytes:
    root = ElementTree.fromstring(data)  # noqa: S314  # our own export
    for unit in root.iter(f"{XLIFF}trans-unit"):
        if unit.get("id") in texts:
            target = unit.find(f"{XLIFF}target")
            if target is None:
                target = ElementTree.Element(f"{XLIFF}target")
                unit.insert(1, target)
            for part in list(target):
                target.remove(part)
            target.text = texts[unit.get("id", "")]
            target.set("state", "translated")
    return ElementTree.tostring(root, encoding="utf-8")


async def all_texts(admin: Caller) -> dict[str, str]:
    return {one["id"]: one["text"] for one in (await admin.get(AR)).json()["segments"]}


async def fill(admin: Caller) -> None:
    """One text of each state, and one with what a file has to escape."""
    await save(admin, H1, "الشارع")
    await save(admin, "B1-01.i2", "المدرسة على اليمين.")
    await change_dutch("B1-01.i2", "Rechts is de nieuwe school.")
    await save(admin, P1, 'الحافلة بسعر {fact:prijs} <b>"&\nسطر')


@FORMS
async def test_an_export_that_nobody_edited_changes_nothing(admin: Caller, form: str) -> None:
    await fill(admin)
    assert await compare(admin, form, await export(admin, form)) == {"same": 19, "rows": []}


@ON_BOTH
@FORMS
async def test_an_edited_export_changes_exactly_what_was_edited(admin: Caller, form: str) -> None:
    await fill(admin)
    before = await all_texts(admin)
    wanted = {H1: "شارع", I1: "المتجر على اليسار.", P1: "السعر {fact:prijs} <i>&amp;"}
    diff = await compare(admin, form, edited(form, await export(admin, form), wanted))
    assert {row["segment"]: (row["kind"], row["theirs"]) for row in diff["rows"]} == {
        H1: ("changed", wanted[H1]),
        I1: ("new", wanted[I1]),
        P1: ("changed", wanted[P1]),
    }
    assert await take(admin, diff["rows"]) == {"taken": 3, "left": []}
    assert await all_texts(admin) == before | wanted
    assert (await line(admin, I1))["history"][0]["deed"] == "imported"


@FORMS
async def test_what_was_changed_here_since_the_export_is_a_conflict_and_stays(
    admin: Caller, form: str
) -> None:
    await save(admin, H1, "الشارع")
    file = edited(form, await export(admin, form), {H1: "طريق", I1: "متجر"})
    await save(admin, H1, "شارعنا")
    await save(admin, I1, "المتجر")
    diff = await compare(admin, form, file)
    assert {row["segment"]: row["kind"] for row in diff["rows"]} == {H1: "conflict", I1: "conflict"}
    assert {row["segment"]: row["ours"] for row in diff["rows"]} == {H1: "شارعنا", I1: "المتجر"}


@FORMS
async def test_a_text_that_was_taken_back_since_the_export_stays_away(admin: Caller, form: str) -> None:
    await save(admin, H1, "الشارع")
    file = await export(admin, form)
    await admin.post(f"{AR}/{H1}/take-back", {"text_hash": hash_text("الشارع")})
    assert (await compare(admin, form, file))["rows"] == []
    (row,) = (await compare(admin, form, edited(form, file, {H1: "طريق"})))["rows"]
    assert row["kind"] == "conflict"
    (row,) = (await compare(admin, form, edited(form, await export(admin, form), {H1: "طريق"})))["rows"]
    assert row["kind"] == "new"


@FORMS
async def test_what_was_not_edited_never_brings_an_older_text_back(admin: Caller, form: str) -> None:
    await save(admin, H1, "الشارع")
    file = await export(admin, form)
    await save(admin, H1, "شارعنا")
    assert (await compare(admin, form, file))["rows"] == []


@FORMS
async def test_what_is_written_between_looking_and_taking_is_not_overwritten(
    admin: Caller, form: str
) -> None:
    diff = await compare(admin, form, edited(form, await export(admin, form), {H1: "طريق", I1: "متجر"}))
    await save(admin, H1, "الشارع")
    assert await take(admin, diff["rows"]) == {"taken": 1, "left": [H1]}
    assert (await line(admin, H1))["text"] == "الشارع"


@FORMS
async def test_a_text_made_from_older_dutch_comes_in_as_outdated(admin: Caller, form: str) -> None:
    file = edited(form, await export(admin, form), {H1: "الشارع"})
    await change_dutch(H1, "Jouw straat")
    diff = await compare(admin, form, file)
    await take(admin, diff["rows"])
    found = await line(admin, H1)
    assert (found["state"], found["text"], found["previous_nl"]) == ("outdated", "الشارع", "De straat")


@FORMS
async def test_a_text_made_from_older_dutch_does_not_replace_one_that_is_up_to_date(
    admin: Caller, form: str
) -> None:
    await save(admin, H1, "الشارع")
    file = edited(form, await export(admin, form), {H1: "طريق"})
    await change_dutch(H1, "Jouw straat")
    await save(admin, H1, "الشارع")
    (row,) = (await compare(admin, form, file))["rows"]
    assert row["kind"] == "conflict"
    assert (await take(admin, [row])) == {"taken": 0, "left": [H1]}


@FORMS
async def test_an_outdated_text_that_a_file_declares_right_is_up_to_date(admin: Caller, form: str) -> None:
    await save(admin, H1, "الشارع")
    await change_dutch(H1, "Jouw straat")
    diff = await compare(admin, form, edited(form, await export(admin, form), {H1: "الشارع"}))
    assert [(row["segment"], row["kind"]) for row in diff["rows"]] == [(H1, "changed")]
    await take(admin, diff["rows"])
    assert (await line(admin, H1))["state"] == "unreviewed"


@FORMS
async def test_a_text_without_its_facts_is_unfit_and_stays_out(admin: Caller, form: str) -> None:
    diff = await compare(admin, form, edited(form, await export(admin, form), {P1: "السعر"}))
    assert [(row["segment"], row["kind"]) for row in diff["rows"]] == [(P1, "unfit")]
    assert await take(admin, diff["rows"]) == {"taken": 0, "left": [P1]}


@FORMS
async def test_a_text_that_the_pack_has_no_more_is_unknown(admin: Caller, form: str) -> None:
    file = edited(form, await export(admin, form), {H1: "الشارع"}).replace(b"B1-01.h1", b"B1-01.h9")
    diff = await compare(admin, form, file)
    assert [(row["segment"], row["kind"]) for row in diff["rows"]] == [("B1-01.h9", "unknown")]
    assert await take(admin, diff["rows"]) == {"taken": 0, "left": ["B1-01.h9"]}


async def test_a_catalogue_that_did_not_go_out_from_here_overwrites_nothing(admin: Caller) -> None:
    await save(admin, H1, "الشارع")
    file = edited("po", await export(admin, "po"), {H1: "طريق", I1: "متجر"})
    own = b"\n".join(row for row in file.split(b"\n") if b"as-exported" not in row)
    assert {row["segment"]: row["kind"] for row in (await compare(admin, "po", own))["rows"]} == {
        H1: "conflict",
        I1: "new",
    }


def declared(declarations: bytes) -> Callable[[bytes], bytes]:
    """The same file behind declarations, the first of which it names."""
    return lambda data: data.replace(b"<xliff", b"<!DOCTYPE xliff " + declarations + b"><xliff", 1).replace(
        b"<source>", b"<source>&a;", 1
    )


LAUGHS = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (99 + n) * 10) for n in range(9))


@pytest.mark.parametrize(
    ("form", "spoil", "code"),
    [
        ("xliff", declared(b'[<!ENTITY a "&b;">' + LAUGHS + b'<!ENTITY k "ha">]'), "unreadable"),
        ("xliff", declared(b'[<!ENTITY a SYSTEM "file:///etc/passwd">]'), "unreadable"),
        ("xliff", declared(b'[<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;]'), "unreadable"),
        ("xliff", declared(b'SYSTEM "http://127.0.0.1:9/a.dtd"'), "unreadable"),
        ("xliff", lambda _: b"<xliff>\x00</xliff>", "unreadable"),
        ("xliff", lambda data: data.replace(b"<source>", b"<source>" + b"<g>" * 9_000, 1), "unreadable"),
        (
            "xliff",
            lambda data: data.replace(b"<source>", b"<source>" + b"<g>" * 9_000 + b"</g>" * 9_000, 1),
            "unreadable",
        ),
        ("po", lambda data: data + b'\nmsgctxt "x"\nmsgid "\xff"\nmsgstr ""\n', "unreadable"),
        ("po", lambda _: b'msgid "a"\nmsgstr "b"\n', "unreadable"),
        ("po", lambda _: b"\xff\xfe", "unreadable"),
        ("po", lambda data: data.replace(b"Language: ar", b"Language: uk"), "other-language"),
        ("xliff", lambda _: b"<xliff>", "unreadable"),
        ("xliff", lambda _: b"<html/>", "unreadable"),
        ("xliff", lambda data: data.replace(b'="ar"', b'="uk"'), "other-language"),
        (
            "xliff",
            lambda data: data.replace(b"<xliff", b'<!DOCTYPE x [<!ENTITY a "b">]><xliff', 1),
            "unreadable",
        ),
        ("xliff", lambda data: data.replace(b' id="B1-01.h1"', b"", 1), "unreadable"),
    ],
)
async def test_a_file_that_is_not_what_it_should_be_is_refused(
    admin: Caller, form: str, spoil: Callable[[bytes], bytes], code: str
) -> None:
    data = spoil(await export(admin, form))
    reply = await admin.client.post(f"{AR}/import?form={form}", content=data, headers=admin.headers)
    assert (reply.status_code, reply.json()["code"]) == (400, code)


async def test_a_file_that_is_larger_than_a_pack_is_not_even_read(admin: Caller) -> None:
    for form in ("po", "xliff"):
        sent = admin.client.post(
            f"{AR}/import?form={form}", content=bytes(FILE_MAX + 1), headers=admin.headers
        )
        assert (await sent).status_code == 413


async def test_a_tool_that_leaves_its_placeholders_empty_loses_no_fact(admin: Caller) -> None:
    file = (await export(admin, "xliff")).decode()
    source = '<source>De bus kost <ph id="1" ctype="x-fact">{fact:prijs}</ph>.</source>'
    assert source in file
    target = '<target state="translated">السعر <ph id="1"/>.</target>'
    diff = await compare(admin, "xliff", file.replace(source, source + target).encode())
    assert [(row["kind"], row["theirs"]) for row in diff["rows"]] == [("new", "السعر {fact:prijs}.")]


@LANGUAGES
async def test_gettext_accepts_the_catalogue(admin: Caller, tmp_path: Path, language: str) -> None:
    assert shutil.which("msgfmt"), "`make .make/browser` installs gettext"
    await fill(admin)
    path = tmp_path / "pack.po"
    path.write_bytes(await export(admin, "po", f"/api/translations/buurt/{language}"))
    assert verdict("msgfmt", "--check", "-o", "/dev/null", path) == 0


@LANGUAGES
async def test_the_schema_of_xliff_accepts_the_file(admin: Caller, tmp_path: Path, language: str) -> None:
    assert SCHEMA.exists(), "`make .make/xliff` fetches the schema"
    await fill(admin)
    path = tmp_path / "pack.xlf"
    data = await export(admin, "xliff", f"/api/translations/buurt/{language}")
    by_schema = ("xmllint", "--noout", "--nonet", "--schema", SCHEMA, path)
    path.write_bytes(data)
    assert verdict(*by_schema) == 0
    path.write_bytes(data.replace(b"<source>", b"<origin>").replace(b"</source>", b"</origin>"))
    assert verdict(*by_schema) != 0


def verdict(*command: str | Path) -> int:
    return subprocess.run(command, check=False, capture_output=True).returncode
