"""A studio in which all that somebody can write was written by somebody hostile, through the doors that its pages use.

Texts go in over HTTP with the requests of the pages themselves, names of places as `wegwijs place add` keeps them, cards as
an import of their pack (`hostile.py`). In a whole run every field says at least `LEAST` payloads, else a few of them.
"""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from backend.accounts.add_user import add_user
from backend.accounts.roles import Grant
from backend.core.blobs import write_durably
from backend.core.config import read_settings
from backend.core.database import DB
from backend.places.places import PlaceEntry, add_place
from backend.publishing.keys import make_person_key
from backend.publishing.publish import publish
from tests.backend.intake.words import id_of
from tests.browser.hostile_cards import Cards
from tests.browser.hostile_desk import ANSWER, LINE, NAME, PASSWORD, Studio, said
from tests.browser.hostile_packs import (
    before_publishing,
    begin_packs,
    facts_and_help,
    fill_media,
    import_pack,
    take_back,
    translate_all,
    translate_by_hand,
)
from tests.browser.hostile_places import people_and_places, place_name, places_that_speak, words_from_outside
from tests.browser.server import Server


class Written(NamedTuple):
    """What the pages of it all are called, and who wrote it."""

    studio: Studio
    secret: str
    questions: Sequence[str]
    translated: Sequence[str]  # segments
    files: Mapping[str, bytes]  # that translators bring back, hostile in each text


def write_all(server: Server, folder: Path, cards: Cards) -> Written:
    """Bring in the pack that lies there, fill every other field, and publish."""
    studio = Studio(server)
    secret = studio.begin()
    people_and_places(studio)
    import_pack(studio, folder)
    words_from_outside(studio)
    facts_and_help(studio)
    fill_media(studio)
    files = translate_all(studio)
    segments = translate_by_hand(studio)
    before_publishing(studio, cards)
    questions = [one["id"] for one in studio.ask("GET", "questions")["questions"]]
    for question, text in zip(questions, said(ANSWER), strict=False):
        studio.ask("POST", f"questions/{question}/answers", {"answer_id": id_of(question), "text": text})
    publish_all(server)
    take_back(studio, cards)
    begin_packs(studio)
    return Written(studio, secret, questions, segments, files)


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
    for number, name in zip(range(len(places_that_speak())), cycle(said(LINE)), strict=False):
        place = PlaceEntry(
            id=place_name(number), name=name, kind="shelter", languages=("ar",), region="regio"
        )
        await add_place(place)
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
