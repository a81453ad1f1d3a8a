"""What somebody hostile writes about people, devices and places: names, what a place says of itself, and its books."""

import asyncio
import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import httpx
from PIL import Image

from tests.backend.intake.words import id_of, key_of, message
from tests.backend.packs.uploads import upload
from tests.browser.hostile import TEXT_MAX, as_address, enough, texts
from tests.browser.hostile_cards import REASON, Said, one_of_each, said_by
from tests.browser.hostile_desk import LINE, PLACE, TITLE, TODAY, Studio, said
from tests.browser.screens import IS_WHOLE
from tests.devices import TeamDevice
from tests.passkeys import PasskeyDevice
from tests.phones import CALM
from tests.tablets import Tablet

OF_A_PLACE = (
    850  # characters of one text, so that all kinds of blocks fit what a place may say, in two languages
)
SPOTS, PHOTOS, PASSKEYS = 20, 3, 10  # at most
SHORT = ("web", "book")  # blocks with fields of a line, which take more of them to say as much


def place_name(number: int) -> str:
    return f"{PLACE}-{number}" if number else PLACE


def places_that_speak() -> Sequence[str]:
    """Those with a text of their own: as many as it takes to say them all."""
    return [place_name(number) for number in range(enough(OF_A_PLACE) if IS_WHOLE else 1)]


def in_parts(names: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    return (names[start : start + most] for start in range(0, len(names), most))


def people_and_places(studio: Studio) -> None:
    for name in said(LINE):
        studio.ask("POST", "accounts/people", {"name": name, "roles": [{"role": "helper"}]})
        studio.ask("POST", "places", {"name": name, "region": "regio"})
    for number, names in enumerate(in_parts(said(LINE), SPOTS)):
        spots = {"tiles": True, "spots": [{"name": name} for name in names]}
        studio.ask("PUT", f"places/{place_name(number)}/team-day", spots)
    report = studio.give(f"places/{PLACE}/items", _shelf(said(TITLE)), *said(TITLE))
    assert (report["bad"], report["fault"]) == ([], None), report
    overlay = Said(OF_A_PLACE)
    for number, place in enumerate(places_that_speak()):
        _speak(studio, place, overlay, number)


def name_passkeys(studio: Studio) -> Iterator[None]:
    """All names that passkeys get, as many at a time as one account has."""
    for names in in_parts(said(LINE), PASSKEYS):
        for name in names:
            ceremony = studio.ask("POST", "accounts/self/passkeys/challenge")
            studio.ask("POST", "accounts/self/passkeys", PasskeyDevice(studio.origin).make(ceremony, name))
        yield
        for kept in studio.ask("GET", "accounts/self")["factors"]["passkeys"]:
            studio.ask("DELETE", f"accounts/self/passkeys/{kept['id']}")


def words_from_outside(studio: Studio) -> None:
    """Questions of phones, and what teams wrote."""
    for number, text in enumerate(said(TEXT_MAX)):
        name, period = f"vijand {number}", str(datetime.now(UTC).date())
        asked = message(name, text=text, thread_key=key_of(name), period=period, topic="taal")
        given = {"schema": 1, "request_id": id_of(f"r{number}"), "batches": [asked]}
        reply = studio.client.post("/sync/batches", json=given)
        assert reply.json()["receipts"][0]["outcome"] == "committed", reply.text
    codes = [
        studio.ask("POST", "accounts/devices", {"name": name, "places": [PLACE]})["code"]
        for name in said(LINE)
    ]
    for text, code in zip(said(TEXT_MAX), codes, strict=False):
        studio.told.note("POST /sync/replicas/x/operations", {"bodies": [{"text": text}]})
        with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
            thread.submit(asyncio.run, _write_on_a_tablet(studio, code, text)).result()


async def _write_on_a_tablet(studio: Studio, code: str, text: str) -> None:
    random = Random(text)
    device, tablet, now = TeamDevice(random), Tablet(random, CALM), datetime.now(UTC)
    content = {"actor": "a" * 22, "place": "elders", "entity": "count", "entity_id": "v1"}
    tablet.write({**content, "patch": {"category": "age-18", "n": 1}}, now, text)
    async with httpx.AsyncClient(base_url=studio.client.base_url) as client:
        await device.enrol(client, code)
        target = f"/sync/replicas/{tablet.disk.log.replica}/operations"
        (await device.ask(client, "POST", target, now, tablet.push() or b"")).raise_for_status()


def _shelf(titles: Sequence[str]) -> bytes:
    """A list of books, as a spreadsheet writes it."""
    quoted = [title.replace('"', '""') for title in titles]
    rows = [f'"{title}";nl;NL{number:04}' for number, title in enumerate(quoted)]
    return "\n".join(["titel;taal;barcode", *rows]).encode()


def _speak(studio: Studio, place: str, overlay: Said, number: int) -> None:
    """Every kind of block in every slot where phones look, facts and photos."""
    every = [overlay.spoil(block, "blocks") for block in _blocks()]
    slots = {
        "place_card": [one for one in every if one["type"] not in OF_A_SLOT],
        **{slot: [one for one in every if one["type"] == kind] for kind, slot in OF_A_SLOT.items()},
    }
    lines = texts(REASON)
    facts = {f"v{turn}": _fact(lines[(2 * number + turn) % len(lines)]) for turn in range(2)}
    tokens = " ".join(f"{{fact:{name}}}" for name in facts)
    slots["hours"] = [{"type": "paragraph", "text": {"id": "v.hours", "text": tokens}}]
    alts = [lines[(PHOTOS * number + turn) % len(lines)] for turn in range(PHOTOS)]
    said = {
        "languages": {"nl": slots, "ar": slots},
        "facts": facts,
        "photos": [{**_photo(studio, place), "alt": {"nl": alt, "ar": alt}} for alt in alts],
    }
    was = studio.ask("GET", f"overlays/{place}")["hash"]
    studio.ask("PUT", f"overlays/{place}", {"was": was, "said": said})


OF_A_SLOT = {
    "entry": "directory",
    "event": "calendar",
    "book": "books",
    "question": "quiz",
    "tip": "book_tips",
}


def _blocks() -> Iterator[Any]:
    """Of each kind the block that says most, as a place says it."""
    richest: dict[str, Any] = {}
    for block in (block for card in one_of_each() for block in card["blocks"]):
        kind = block["type"]
        if kind != "slot" and _fields(block) > _fields(richest.get(kind)):
            richest[kind] = block
    for number, kind in enumerate([*richest, *SHORT, *SHORT]):
        yield _of_one_language(richest[kind], f"v.{kind}-{number}")


def _fields(block: Any) -> int:
    return len(said_by({"blocks": [block]})) if block else -1


def _of_one_language(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return [_of_one_language(kept, f"{name}-{at}") for at, kept in enumerate(value)]
    if not isinstance(value, dict):
        return str(value) if isinstance(value, date) else value
    if set(value) == {"id", "nl"}:
        return {"id": name, "text": value["nl"]}
    return {
        part: _of_one_language(kept, f"{name}-{part}") for part, kept in value.items() if part not in HOME
    }


HOME = {"sound", "phone"}  # of a pack alone


def _fact(text: str) -> dict[str, Any]:
    successor = {"value": text, "valid_from": "2099-01-01"}
    terms = {"last_checked": str(TODAY), "expiry": "warn", "law": "stable", "successor": successor}
    return {"kind": "code", "value": text, "source": as_address(text)[:500], "source_name": text, **terms}


def _photo(studio: Studio, place: str) -> dict[str, Any]:
    target = io.BytesIO()
    Image.new("RGB", (64, 48), (90, 90, 0)).save(target, "PNG")
    head, _, data = upload(target.getvalue(), without_people=True).partition(b"\n")
    made = studio.give(f"overlays/{place}/photos", head.replace(b'"licence":"own",', b"") + b"\n" + data)
    return {name: made[name] for name in ("sha256", "bytes", "type", "width", "height")}
