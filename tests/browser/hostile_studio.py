"""A studio in which all that somebody can write was written by somebody hostile, through the doors that its pages use.

Texts go in over HTTP with the requests of the pages themselves, names of places as `wegwijs place add` keeps them, cards as
an import of their pack (`hostile.py`). In a whole run every field says every payload that fits it, else a few of them.
"""

import asyncio
import io
import json
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import httpx
import pyotp
from PIL import Image

from backend.accounts.add_user import add_user
from backend.accounts.roles import Grant
from backend.core.blobs import write_durably
from backend.core.config import read_settings
from backend.core.database import DB
from backend.places.places import PlaceEntry, add_place
from backend.publishing.keys import make_person_key
from backend.publishing.publish import publish
from backend.publishing.rules.translations import PLACEHOLDER
from tests.backend.intake.words import id_of, key_of, message
from tests.backend.packs.editing import zipped
from tests.backend.packs.uploads import tone, upload
from tests.backend.translations.test_files import edited_po, edited_xliff
from tests.browser.editing import TONES
from tests.browser.hostile import NAME_MAX, PACK, TEXT_MAX, texts
from tests.browser.screens import IS_WHOLE
from tests.browser.server import Server
from tests.devices import TeamDevice
from tests.phones import CALM
from tests.tablets import Tablet

NAME = '"><img src=x onerror=hit()>'  # of whoever does it all
PASSWORD = "een heel lang wachtwoord"
PLACE = "vijand"
SEED = 8
FEW = 2  # texts of each field in a usual run
LINE, TITLE, ALT, REASON, ANSWER = 120, 190, 290, 480, 3_900  # characters that fields allow
BAD_ADDRESS = "https://x.example/\"><img/src=x/onerror=hit()>'onfocus=hit()"
TODAY = date.today()  # noqa: DTZ011  # the server's own


def said(at_most: int) -> Sequence[str]:
    """What a field of so many characters is made to say, one after the other."""
    every = texts(at_most)
    return every if IS_WHOLE else Random(SEED + at_most).sample(every, min(FEW, len(every)))


class Studio:
    """An administrator's session with a second factor, without a browser."""

    def __init__(self, server: Server) -> None:
        self.server = server
        url = f"http://127.0.0.1:{server.port}"
        self.client = httpx.Client(
            base_url=url, headers={"origin": url, "sec-fetch-site": "same-origin"}, timeout=120
        )

    def begin(self) -> str:
        """Log in and make an app for codes; its secret."""
        self._signed_in(self.ask("POST", "accounts/session", {"name": NAME, "password": PASSWORD}))
        secret = str(self.ask("POST", "accounts/self/app")["secret"])
        self._signed_in(self.ask("PUT", "accounts/self/app", {"code": pyotp.TOTP(secret).now()}))
        return secret

    def ask(self, method: str, path: str, given: object = None, *, data: bytes | None = None) -> Any:
        """What the server answers; it may not refuse."""
        body = data if data is not None else b"" if given is None else json.dumps(given).encode()
        reply = self.client.request(method, f"/api/{path}", content=body)
        assert reply.is_success, (method, path, reply.text[:500])
        return reply.json() if reply.headers.get("content-type", "").startswith("application/json") else reply

    def _signed_in(self, told: Any) -> None:
        self.client.headers["x-csrf-token"] = told["csrf"]


class Written(NamedTuple):
    """What the pages of it all are called."""

    secret: str
    questions: Sequence[str]
    translated: Sequence[str]  # segments
    files: Mapping[str, bytes]  # that translators bring back, hostile in each text


def write_all(server: Server, folder: Path, cards: Sequence[str]) -> Written:
    """Bring in the pack that lies there, fill every other field, and publish."""
    studio = Studio(server)
    with studio.client:
        secret = studio.begin()
        _people_and_places(studio)
        studio.ask("POST", "packs/import", data=_zip_of(folder))
        _words_from_outside(studio)
        _pack(studio)
        _media(studio)
        files = _translations(studio)
        segments = [line["id"] for line in studio.ask("GET", f"translations/{PACK}/ar")["segments"]]
        for segment, text in zip(segments, said(TEXT_MAX), strict=False):
            studio.ask("POST", f"translations/{PACK}/ar/{segment}/comment", {"text": text})
        _before_publishing(studio, cards)
        questions = [one["id"] for one in studio.ask("GET", "questions")["questions"]]
        for question, text in zip(questions[:-1], said(ANSWER), strict=False):
            answer = {"answer_id": id_of(question), "text": text}
            studio.ask("POST", f"questions/{question}/answers", answer)
        publish_all(server)
        for reason in said(REASON):
            taken = {"pack": PACK, "resource": cards[-1], "reason": reason}
            studio.ask("POST", "publishing/recalls", taken)
    return Written(secret, questions, segments, files)


def begin(server: Server) -> None:
    """What a command does before there is anybody: an administrator, a region, and its places."""
    person = server.data / "keys" / "regio.pem"
    make_person_key(person, None)
    write_durably(server.data / "regions" / "regio.pub", person.with_suffix(".pub").read_bytes())
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
        thread.submit(asyncio.run, _add_by_hand(server)).result()


async def _add_by_hand(server: Server) -> None:
    await DB.open(server.database)
    await add_user(NAME, PASSWORD, datetime.now(UTC), [Grant("administrator")])
    for number, name in enumerate(said(LINE)):
        id = f"{PLACE}-{number}" if number else PLACE
        await add_place(PlaceEntry(id=id, name=name, kind="shelter", languages=("ar",), region="regio"))
    await DB.close()


def publish_all(server: Server) -> None:
    """Whatever the gates say: they shut on every one of these texts, and phones must stand what once came past them."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _publish_all(server)).result()


async def _publish_all(server: Server) -> None:
    settings = read_settings(server.environment | {"WEGWIJS_DATA": str(server.data)})
    await DB.open(server.database)
    await publish(settings, datetime.now(UTC))
    await DB.close()


def _zip_of(folder: Path) -> bytes:
    """The pack as its editors take it from one library to another, with the sounds that it names."""
    start = f"starter/{PACK}"
    cards = {f"{start}/{path.name}": path.read_bytes() for path in folder.glob("*.yaml")}
    return zipped(cards | {f"{start}/media/{name}": data for name, data in TONES.items()})


def _people_and_places(studio: Studio) -> None:
    for name in said(LINE):
        studio.ask("POST", "accounts/people", {"name": name, "roles": [{"role": "helper"}]})
    for start in range(0, len(said(LINE)), 20):
        spots = [{"name": name} for name in said(LINE)[start : start + 20]]
        studio.ask("PUT", f"places/{PLACE}/team-day", {"tiles": True, "spots": spots})
    report = studio.ask("POST", f"places/{PLACE}/items", data=_shelf(said(TITLE)))
    assert (report["bad"], report["fault"]) == ([], None), report
    kept = studio.ask("GET", f"overlays/{PLACE}")
    for text in said(TEXT_MAX):
        kept = studio.ask("PUT", f"overlays/{PLACE}", {"was": kept["hash"], "said": _overlay(text)})


def _shelf(titles: Sequence[str]) -> bytes:
    """A list of books, as a spreadsheet writes it."""
    quoted = [title.replace('"', '""') for title in titles]
    rows = [f'"{title}";nl;NL{number:04}' for number, title in enumerate(quoted)]
    return "\n".join(["titel;taal;barcode", *rows]).encode()


def _overlay(text: str) -> dict[str, Any]:
    """Every slot, in two languages; a title of a book is a line."""

    def block(kind: str, **fields: Any) -> dict[str, Any]:
        named = {
            name: {"id": f"v.{kind}-{name}", "text": text} if value is str else value
            for name, value in fields.items()
        }
        return {"type": kind, **named}

    line = texts(NAME_MAX)[0]
    book = block("book", title=line, author=line, language="nl", text=str)
    day = {"day": str(TODAY), "starts": "14:00", "ends": "15:30", "weekly": True}
    slots = {
        "place_card": [block("paragraph", text=str)],
        "directory": [
            block("entry", icon="help", name=str, text=str, hours=str, url=BAD_ADDRESS, checked=str(TODAY))
        ],
        "calendar": [block("event", icon="talk", title=str, where=str, text=str, **day)],
        "hours": [{**block("paragraph"), "text": {"id": "v.hours", "text": text}}],
        "books": [book],
        "book_tips": [{**book, "text": {"id": "v.tip", "text": text}}],
    }
    return {"languages": {"nl": slots, "ar": slots}}


def _words_from_outside(studio: Studio) -> None:
    """Questions of phones, and what teams wrote."""
    for number, text in enumerate(said(TEXT_MAX)):
        name, period = f"vijand {number}", str(datetime.now(UTC).date())
        asked = message(name, text=text, thread_key=key_of(name), period=period, topic="taal")
        given = {"schema": 1, "request_id": id_of(f"r{number}"), "batches": [asked]}
        reply = studio.client.post("/sync/batches", json=given)
        assert reply.json()["receipts"][0]["outcome"] == "committed", reply.text
    for text, name in zip(said(TEXT_MAX), said(LINE), strict=False):
        code = studio.ask("POST", "accounts/devices", {"name": name, "places": [PLACE]})["code"]
        with ThreadPoolExecutor(1) as thread:  # as above
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


def _pack(studio: Studio) -> None:
    """A fact, and what a pack says of itself, beside what came in with its files."""
    (fact, *_) = studio.ask("GET", f"packs/{PACK}/facts")["facts"]
    for text in said(TEXT_MAX):
        own = {**fact["fact"], "id": "code", "kind": "code", "value": texts(NAME_MAX)[0], "owner": text}
        was = next(
            (
                one["hash"]
                for one in studio.ask("GET", f"packs/{PACK}/facts")["facts"]
                if one["fact"]["id"] == "code"
            ),
            "",
        )
        studio.ask("PUT", f"packs/{PACK}/facts/code", {"was": was, "fact": own | {"source": BAD_ADDRESS}})


def _media(studio: Studio) -> None:
    for number, alt in enumerate(said(ALT)):
        target = io.BytesIO()
        Image.new("RGB", (64, 48), (number % 256, number // 256, 90)).save(target, "PNG")
        terms = {"licence": "cc-by", "credit": alt, "source": BAD_ADDRESS}
        studio.ask("POST", f"media/{PACK}/pictures", data=upload(target.getvalue(), alt=alt, **terms))
    for says in said(TEXT_MAX):
        terms = {"licence": "cc-by", "credit": said(ALT)[0]}
        studio.ask(
            "POST", f"media/{PACK}/sounds", data=upload(tone(rate=8_000, seconds=1), says=says, **terms)
        )


def _translations(studio: Studio) -> Mapping[str, bytes]:
    """All texts in Arabic, by a file of a translator's own tool; and two files that would change them again."""
    made = _hostile(studio, 0)
    export = studio.ask("GET", f"translations/{PACK}/ar/export?form=po").content
    rows = studio.ask("POST", f"translations/{PACK}/ar/import?form=po", data=edited_po(export, made))["rows"]
    kept = ("segment", "theirs", "source_nl", "was")
    chosen = [{name: row[name] for name in kept} for row in rows if row["kind"] in ("new", "changed")]
    taken = studio.ask("POST", f"translations/{PACK}/ar/import/apply", {"rows": chosen})["taken"]
    assert taken == len(made), (taken, len(made))
    again = _hostile(studio, 1)
    exports = {
        form: studio.ask("GET", f"translations/{PACK}/ar/export?form={form}").content
        for form in ("po", "xliff")
    }
    return {"terug.po": edited_po(exports["po"], again), "terug.xlf": edited_xliff(exports["xliff"], again)}


def _hostile(studio: Studio, start: int) -> dict[str, str]:
    """A text for each segment, with the facts of its Dutch and no other braces: a translation has those of its Dutch."""
    every = [re.sub(r"[{}]", "|", text) for text in texts(NAME_MAX)]
    lines = studio.ask("GET", f"translations/{PACK}/ar")["segments"]
    return {
        line["id"]: " ".join([every[number % len(every)], *PLACEHOLDER.findall(line["nl"])])
        for number, line in enumerate(lines, start)
    }


def _before_publishing(studio: Studio, cards: Sequence[str]) -> None:
    """Release notes and waivers."""
    for notes in said(TEXT_MAX):
        studio.ask("POST", "publishing/packs/werk/rollback", {"edition": 1, "notes": notes})
    waived = {"pack": PACK, "gate": "weight", "language": "nl", "ends_on": str(TODAY + timedelta(days=9))}
    for card, reason in zip(cards, said(REASON), strict=False):
        studio.ask("POST", "publishing/waivers", {**waived, "resource": card, "reason": reason})
