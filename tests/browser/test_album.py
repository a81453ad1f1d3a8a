"""The README of the phone shows all fifteen screens, with pictures that are there and light."""

import re

from tests.browser.album import BEGIN, END, ENTRIES, HEAVIEST, LANGUAGES, PICTURES, README, path_of, table
from tests.browser.looking import ALL

FIFTEEN = [f"N{number}" for number in range(1, 16)]


def test_the_readme_has_the_table_of_the_fifteen_screens() -> None:
    assert list(ENTRIES) == FIFTEEN
    assert f"{BEGIN}\n{table()}\n{END}" in README.read_text("utf-8")
    assert {entry.screen for entry in ENTRIES.values()} <= set(ALL)


def test_its_pictures_are_there_and_no_others() -> None:
    wanted = {path_of(number, language) for number in ENTRIES for language in LANGUAGES}
    assert set(PICTURES.iterdir()) == wanted
    assert {path for path in wanted if path.stat().st_size > HEAVIEST} == set()
    assert set(re.findall(r'src="([^"]+)"', table())) == {f"{PICTURES.name}/{path.name}" for path in wanted}
