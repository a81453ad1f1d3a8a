"""The list of what somebody still has to read in."""

from pathlib import Path

from backend.packs.recordings import Recording, missing_recordings
from backend.packs.starter import read_starter
from tests.backend.packs.media_files import WITH_SOUND
from tests.backend.packs.sample import PACK, write_pack

STILL_SILENT = (
    WITH_SOUND.replace(", sound: dank.opus", "")
    .replace("    sound: hulp.mp3\n", '    speech: {id: v1-speech, nl: "Hallo!"}\n')
    .replace(
        "blocks:", 'blocks:\n  - {type: turn, speaker: you, text: {id: d1, nl: "Kost dat {fact:prijs}?"}}'
    )
)


def missing(starter: Path, *, pack: str = PACK) -> list[Recording]:
    write_pack(starter, second=STILL_SILENT, pack=pack)
    return [one for content in read_starter(starter) for one in missing_recordings(content)]


def test_what_is_said_without_a_sound_is_listed_under_the_name_of_its_file(tmp_path: Path) -> None:
    assert missing(tmp_path) == [
        Recording("buurt/media/B1-02-g1-2.mp3", "Dank u wel."),
        Recording("buurt/media/B1-02-v1.mp3", "Kijk. Hallo!"),
    ]


def test_nothing_is_read_in_for_teams(tmp_path: Path) -> None:
    assert missing(tmp_path, pack=PACK.replace("audience: newcomer", "audience: staff")) == []
