"""Whoever writes Dutch is told where it is hard to read."""

import time
from typing import Any

import pytest

from tests.conftest import Caller

LONG = "Dit is een zin met heel veel woorden die niemand in een keer leest."


async def look(admin: Caller, nl: str, audience: str = "newcomer") -> Any:
    reply = await admin.post("/api/readability", {"texts": [{"id": "p1", "nl": nl}], "audience": audience})
    assert reply.status_code == 200, reply.text
    return reply.json()["findings"]


@pytest.mark.parametrize(
    ("nl", "found"),
    [
        (f"Kort. {LONG}", {"rule": "sentence", "words": LONG, "count": 14, "most": 12}),
        (
            "Dit is de vreemdelingenadministratie.",
            {"rule": "word", "words": "vreemdelingenadministratie", "count": 26, "most": 14},
        ),
        (
            "Uw naam wordt nooit opgeschreven.",
            {"rule": "passive", "words": "Uw naam wordt nooit opgeschreven."},
        ),
        ("De bieb is open.", {"rule": "glossary", "words": "bieb", "instead": "bibliotheek"}),
    ],
)
async def test_it_says_which_piece_is_hard_and_why(admin: Caller, nl: str, found: Any) -> None:
    assert await look(admin, nl) == [{"id": "p1", **found}]


@pytest.mark.parametrize(
    "nl", ["", "Bel de balie.", "Ga naar de ziekenhuizen.", "Vraag huurtoeslag.", "Het azc."]
)
async def test_plain_words_are_left_alone(admin: Caller, nl: str) -> None:
    assert await look(admin, nl) == []


async def test_a_team_reads_longer_sentences(admin: Caller) -> None:
    assert await look(admin, LONG, "staff") == []


async def test_each_hard_piece_of_a_text_is_told(admin: Caller) -> None:
    assert len(await look(admin, f"{LONG} {LONG}")) == 2


async def test_the_longest_card_is_looked_at_before_its_writer_waits(admin: Caller) -> None:
    """Each word is held against every term of the glossary: done one by one, that took six seconds for these."""
    words = " ".join(f"woord{number}" for number in range(12_000))
    began = time.process_time()
    assert len(await look(admin, f"De bieb: {words}")) == 2
    assert time.process_time() - began < 2
