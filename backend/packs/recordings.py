"""What is worth saying aloud: the Dutch that somebody still has to read in, and the name of each file (clause 2.7)."""

from collections.abc import Iterator

import msgspec

from backend.packs.content import PackContent, Resource, structs_in
from backend.packs.media import FOLDER
from backend.packs.segments import facts_in, segment_id
from sync.blocks import Panel
from sync.learning import Phrase, Question, Turn


class Recording(msgspec.Struct, frozen=True):
    """One file to make, by its path below the packs, and the Dutch to read in."""

    path: str
    nl: str


def missing_recordings(pack: PackContent) -> list[Recording]:
    """Every sentence to say, line of a dialogue, picture of a story and question without a sound, in reading order.

    None for teams, who do not learn their cards' Dutch, and none where a fact stands in the sentence.
    """
    if pack.pack.audience != "newcomer":
        return []
    folder = f"{pack.pack.id}/{FOLDER}"
    return [Recording(f"{folder}/{name}.mp3", nl) for card in pack.resources for name, nl in _silent_in(card)]


def _silent_in(card: Resource) -> Iterator[tuple[str, str]]:
    for found in structs_in(card):
        if isinstance(found, Panel | Phrase | Turn | Question) and found.sound is None:
            speech = found.speech if isinstance(found, Panel) else None
            nl = " ".join(text.nl for text in (found.text, speech) if text)
            if not facts_in(nl):  # what is said aloud does not change when the fact does
                yield segment_id(card.id, found.text).replace(".", "-"), nl
