"""A sample of the stories of `make faults`."""

from pathlib import Path

from tests.faults.translations import play_stories


def test_status_is_what_the_rows_say_whatever_was_edited_translated_and_imported(tmp_path: Path) -> None:
    play_stories(50, tmp_path)
