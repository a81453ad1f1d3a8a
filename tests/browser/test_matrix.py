"""Which screens are looked at: all that there are, and in a usual run each of them once, in one way and language."""

import re

from tests.browser.looking import ALL
from tests.browser.screens import LANGUAGES, SCREENS, WAYS, is_sampled
from tests.browser.server import HOUSE

ROUTES = HOUSE / "pwa" / "src" / "app" / "routes.tsx"
PASSED = {"/language/:tag"}  # chooses, and goes on to another screen


def test_each_screen_is_looked_at_once_and_all_ways_and_languages_take_turns() -> None:
    chosen = [
        [(way, one) for way in range(WAYS) for one in LANGUAGES if is_sampled(screen, way, one)]
        for screen in range(len(ALL))
    ]
    assert {len(looks) for looks in chosen} == {1}
    assert {look for looks in chosen for look in looks} == {
        (way, one) for way in range(WAYS) for one in LANGUAGES
    }


def test_every_address_of_the_app_has_a_screen_that_is_looked_at() -> None:
    patterns = set(re.findall(r'pattern: "([^"]+)"', ROUTES.read_text("utf-8")))
    assert len(patterns) > len(PASSED)
    looked_at = [address.removeprefix("#").partition("?")[0] for address in SCREENS.values()]
    unseen = {one for one in patterns if not any(fits(one, address) for address in looked_at)}
    assert unseen == PASSED


def fits(pattern: str, address: str) -> bool:
    return re.fullmatch(re.sub(r":\w+", "[^/]+", pattern), address) is not None
