"""The sample of the matrix of screens that a usual run looks at."""

from tests.browser.screens import LANGUAGES, SCREENS, is_sampled


def test_each_screen_is_looked_at_in_each_way_in_one_language_and_all_languages_take_turns() -> None:
    for way in range(7):
        chosen = {screen: [one for one in LANGUAGES if is_sampled(screen, way, one)] for screen in SCREENS}
        assert {len(found) for found in chosen.values()} == {1}
        assert {one for found in chosen.values() for one in found} == set(LANGUAGES)
