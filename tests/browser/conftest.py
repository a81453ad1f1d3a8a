"""The cast of the browser tests: a server, the wire to it, and phones."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.browser.hands import MOUSE
from tests.browser.library import furnish, serving
from tests.browser.looking import ALL
from tests.browser.person import USUAL
from tests.browser.phone import Phone, forbidden
from tests.browser.put_away import PutAway
from tests.browser.screens import IS_WHOLE, is_sampled
from tests.browser.server import Server, copy_server, made_once
from tests.browser.wire import Wire

Ready = Callable[[str], Phone]  # a phone of this language


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of screens, ways of looking and languages a twelfth, of journeys half, one database and hand; all with MATRIX=whole."""
    if IS_WHOLE:
        return
    ways: dict[tuple[object, ...], int] = {}
    items[:] = [item for item in items if _is_kept(item, ways)]


def _is_kept(item: pytest.Item, ways: dict[tuple[object, ...], int]) -> bool:
    cell = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    if not isinstance(item, pytest.Function) or not {"screen", "reader"} <= cell.keys():
        return (
            cell.get("way", USUAL[0]) in USUAL
            and cell.get("database") != "postgres"
            and cell.get("hands") != MOUSE
        )
    way = ways.setdefault((item.originalname, cell.get("theme"), cell.get("width")), len(ways))
    return is_sampled(ALL.index(cell["screen"]), way, cell["reader"])


@pytest.fixture(autouse=True)
def no_page_breaks_its_policy() -> Iterator[None]:
    """Whoever holds the phone, and whatever becomes of it: no page asks for what its policy forbids."""
    forbidden.clear()
    yield
    assert forbidden == []


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    # Not for the whole session: its event loop would be in the way of the asynchronous tests that follow.
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def library(template: Server, together: Path) -> Server:
    """The same with one pack more, and a place that speaks for itself; made once."""
    return made_once(together / "library", lambda folder: furnish(copy_server(template, folder)))


@pytest.fixture(scope="module")
def library_wire(library: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """The line to a library at work, shared by the tests of a file that change nothing there."""
    with serving(library, tmp_path_factory.mktemp("shared")) as (_, wire):
        yield wire


@pytest.fixture
def whole_browser(light: None) -> Iterator[None]:
    """The browser that people have, for who looks into what it writes down: its tabs, and what was typed in them."""
    Phone.is_whole = True
    yield
    Phone.is_whole = False


@pytest.fixture(scope="module")
def saved(
    playwright: Playwright, library_wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], PutAway]:
    """Phones that have the first pack, by their language; of each language one is made ready once."""

    def begin_and_save(phone: Phone, language: str) -> None:
        phone.begin(language)
        phone.save_pack()

    @cache
    def put_away(language: str) -> PutAway:
        folder = tmp_path_factory.mktemp(f"saved-{language}")
        return PutAway(playwright, folder, library_wire, partial(begin_and_save, language=language))

    return put_away


@pytest.fixture
def online(saved: Callable[[str], PutAway]) -> Iterator[Ready]:
    """Phones with their pack, by their language, on Begin."""
    taken: list[Phone] = []

    def take(language: str) -> Phone:
        taken.append(saved(language).take())
        taken[-1].open()
        return taken[-1]

    yield take
    for phone in taken:
        phone.switch_off()
        no_complaints(phone)


@pytest.fixture
def offline(saved: Callable[[str], PutAway]) -> Iterator[Ready]:
    """Phones with their pack and without a network, by their language."""
    with ExitStack() as phones:
        taken: list[Phone] = []

        def take(language: str) -> Phone:
            taken.append(phones.enter_context(saved(language).without_network()))
            return taken[-1]

        yield take
    for phone in taken:
        no_complaints(phone)


@pytest.fixture
def server(template: Server, tmp_path: Path) -> Iterator[Server]:
    server = copy_server(template, tmp_path / "server")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    wire = Wire(server.port)
    wire.open()
    yield wire
    wire.close()


@pytest.fixture
def new_phone(playwright: Playwright, tmp_path: Path, wire: Wire) -> Iterator[Callable[[], Phone]]:
    """Makes phones; at the end none of them may have asked anybody but us, or complained."""
    phones: list[Phone] = []

    def make() -> Phone:
        phones.append(Phone(playwright, tmp_path / f"phone-{len(phones)}", wire))
        return phones[-1]

    yield make
    for phone in phones:
        phone.switch_off()
        no_complaints(phone)


@pytest.fixture
def phone(new_phone: Callable[[], Phone]) -> Phone:
    return new_phone()


def no_complaints(phone: Phone) -> None:
    """The phone asked nobody but us, and nothing went wrong on it."""
    ours = (f"{phone.wire.url}/", "data:", "blob:")
    assert [url for url in phone.requests if not url.startswith(ours)] == []
    assert phone.problems == []
