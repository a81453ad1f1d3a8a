"""What is worth saying aloud: the Dutch that somebody still has to read in, and the name of each file (clause 2.7)."""

from collections.abc import Iterator

import msgspec

from backend.packs.content import PackContent, Resource, structs_in
from backend.packs.media import FOLDER
from backend.packs.segments import facts_in, hash_text, segment_id
from sync.blocks import Panel
from sync.learning import Phrase, Question, Turn

NAME_MAX = 80  # letters; clause 2.7


class Recording(msgspec.Struct, frozen=True):
    """One file to make, by its path below the packs, and the Dutch to read in."""

    path: str
    nl: str


class Spoken(msgspec.Struct, frozen=True):
    """What a card has somebody say, under the segment that it begins with, and the file that says it."""

    segment: str
    nl: str
    sound: str | None


def missing_recordings(pack: PackContent) -> list[Recording]:
    """Every sentence to say, line of a dialogue, picture of a story and question without a sound, in reading order.

    None for teams, who do not learn their cards' Dutch, and none where a fact stands in the sentence.
    """
    if pack.pack.audience != "newcomer":
        return []
    folder = f"{pack.pack.id}/{FOLDER}"
    return [
        Recording(f"{folder}/{recording_name(spoken.segment)}.mp3", spoken.nl)
        for card in pack.resources
        for spoken in spoken_in(card)
        if spoken.sound is None
    ]


def spoken_in(card: Resource) -> Iterator[Spoken]:
    """What the card has somebody say, in reading order."""
    for found in structs_in(card):
        if isinstance(found, Panel | Phrase | Turn | Question):
            speech = found.speech if isinstance(found, Panel) else None
            nl = " ".join(text.nl for text in (found.text, speech) if text)
            if not facts_in(nl):  # what is said aloud does not change when the fact does
                yield Spoken(segment_id(card.id, found.text), nl, found.sound)


def recording_name(segment: str) -> str:
    """What the recording of a segment is called, without its ending."""
    name = segment.replace(".", "-")
    return name if len(name) <= NAME_MAX else f"{name[: NAME_MAX - 9]}-{hash_text(segment)[:8]}"
