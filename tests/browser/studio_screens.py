"""Every page of the studio, its dialogs and its bad moments: the address, and what is done there before it is looked at."""

import json
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import expect

from tests.backend.packs.uploads import photo
from tests.backend.translations.test_files import edited_po
from tests.browser.screens import IS_WHOLE
from tests.browser.studio import Studio
from tests.browser.studio_seed import CARD, LONG_NAME, PACK
from tests.browser.test_admin import NAME, PASSWORD

SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")
WAYS = [(theme, size) for theme in THEMES for size in SIZES]
WARDROBE = "لك هنا سرير وطعام وخزانة."
SHARE = 6  # of the screens, one in so many is looked at in a usual run


class Screen(NamedTuple):
    """Names in braces are ids of what the studio was prepared with."""

    address: str
    deed: Callable[[Studio], None] | None = None


def press(name: str, *, within: str = "main") -> Callable[[Studio], None]:
    def deed(studio: Studio) -> None:
        studio.page.locator(within).get_by_role("button", name=name).first.click()

    return deed


def ask(name: str) -> Callable[[Studio], None]:
    """A dialog opens."""

    def deed(studio: Studio) -> None:
        press(name)(studio)
        expect(studio.page.get_by_role("dialog")).to_be_visible()

    return deed


def unfold(studio: Studio) -> None:
    """Everything that can be unfolded, is."""
    folds = studio.page.locator("main details:not([open]) > summary")
    while folds.count():
        folds.first.click()


def without_line(studio: Studio) -> None:
    studio.cut_network()
    studio.go("#/visits")
    expect(studio.page.get_by_text("Er is nu geen verbinding.").first).to_be_visible()


def refused(path: str, status: int, code: str, then: str) -> Callable[[Studio], None]:
    """What the page asks once is answered with a problem."""

    def deed(studio: Studio) -> None:
        answer = json.dumps({"code": code, "status": status, "title": "", "detail": ""})
        kind = "application/problem+json"
        studio.page.route(
            f"**/api/{path}",
            lambda route: route.fulfill(status=status, body=answer, content_type=kind),
            times=1,
        )
        studio.go(f"#/{path}")
        expect(studio.page.get_by_text(then)).to_be_visible()

    return deed


def clash(studio: Studio) -> None:
    """Somebody else wrote another title meanwhile."""
    draft = studio.ids["draft"]
    title = studio.call("GET", f"resources/{draft}")["content"]["title"]["nl"]
    studio.page.get_by_role("textbox", name="Titel", exact=True).fill(f"{title} voor mij")
    studio.change(draft, title, f"{title} voor een ander")
    expect(studio.page.locator(".clash").first).to_be_visible()


def at_its_text(studio: Studio) -> None:
    """The address names a text, so that whoever comes is there and not at the heading."""
    expect(studio.page.locator(".segment textarea").first).to_be_focused()


def choose_picture(studio: Studio) -> None:
    file = {"name": "plein.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    studio.page.get_by_label("Kies een plaatje").set_input_files(file)  # type: ignore[arg-type]
    expect(studio.page.get_by_label("Wat is er te zien?")).to_be_visible()


def bring_back(studio: Studio) -> None:
    """A file that a translator sends back, with one text changed."""
    unfold(studio)
    path = f"{studio.wire.url}/api/translations/{PACK}/ar/export?form=po"
    edited = edited_po(studio.context.request.get(path).body(), {studio.ids["segment"]: WARDROBE})
    file = {"name": "terug.po", "mimeType": "text/x-gettext", "buffer": edited}
    studio.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(studio.page.get_by_role("table")).to_be_visible()


def enrol(studio: Studio) -> None:
    page = studio.page
    form = page.get_by_role("form", name="Nieuwe tablet")
    form.get_by_label("Naam van de tablet").fill("Tablet 2")
    form.get_by_role("checkbox").first.check()
    form.get_by_role("button", name="Maak een code").click()
    expect(page.get_by_role("img", name="QR-code")).to_be_visible()


def speak_arabic(studio: Studio) -> None:
    studio.page.get_by_role("radio", name="العربية").check(force=True)


def change_roles(studio: Studio) -> None:
    studio.page.get_by_text(f"Verander wat {LONG_NAME} mag").click()


def leave(studio: Studio) -> None:
    """As somebody who is not logged in; whoever comes back is."""
    studio.put_cookies_away()
    studio.reload()
    expect(studio.page.get_by_label("Wachtwoord")).to_be_visible()


def come_in_halfway(studio: Studio) -> None:
    leave(studio)
    studio.page.get_by_label("Naam").fill(NAME)
    studio.page.get_by_label("Wachtwoord").fill(PASSWORD)
    studio.page.get_by_role("button", name="Log in", exact=True).click()
    expect(studio.page.get_by_label("Code uit uw app, of een herstelcode")).to_be_focused()


def mistype(studio: Studio) -> None:
    leave(studio)
    studio.page.get_by_label("Naam").fill("Niemand")
    studio.page.get_by_label("Wachtwoord").fill(PASSWORD)
    studio.page.get_by_role("button", name="Log in", exact=True).click()
    expect(studio.page.get_by_role("alert")).to_be_visible()


SCREENS = {
    "board": Screen("#/board"),
    "packs": Screen("#/packs"),
    "pack": Screen(f"#/packs/{PACK}"),
    "card": Screen(f"#/card/{CARD}"),
    "card-unfolded": Screen("#/card/O-04", unfold),
    "draft": Screen("#/card/{draft}", unfold),
    "no-card": Screen("#/card/nergens"),
    "finish": Screen("#/card/{draft}", ask("Klaar")),
    "history": Screen(f"#/card/{CARD}", ask("Geschiedenis")),
    "discard": Screen("#/card/{draft}", ask("Gooi concept weg")),
    "clash": Screen("#/card/{draft}", clash),
    "media": Screen(f"#/media/{PACK}"),
    "picture": Screen(f"#/media/{PACK}", choose_picture),
    "translations": Screen("#/translations"),
    "export": Screen("#/translations", ask("Export PO / XLIFF")),
    "sheet": Screen(f"#/translations/{PACK}/ar/{{segment}}", at_its_text),
    "files": Screen(f"#/translations/{PACK}/ar", bring_back),
    "publish": Screen("#/publish"),
    "publish-pack": Screen(f"#/publish/pack/{PACK}", unfold),
    "sign": Screen("#/publish/sign/{proposal}"),
    "questions": Screen("#/questions"),
    "question": Screen("#/questions/{question}"),
    "feedback": Screen("#/feedback"),
    "figures": Screen("#/figures"),
    "waiting": Screen("#/waiting", unfold),
    "texts": Screen("#/texts"),
    "erase": Screen("#/texts", ask("Wis deze tekst")),
    "visits": Screen("#/visits"),
    "no-line": Screen("#/board", without_line),
    "broken": Screen("#/board", refused("packs", 500, "internal", "Er ging iets mis op de server.")),
    "forbidden": Screen("#/board", refused("translations", 403, "forbidden", "U mag dit niet doen.")),
    "ended": Screen("#/board", refused("packs", 401, "not-signed-in", "Wat u typte, staat er nog.")),
    "overlays": Screen("#/overlay"),
    "overlay": Screen("#/overlay/voorbeeld"),
    "overlay-ar": Screen("#/overlay/voorbeeld", speak_arabic),
    "booklet": Screen("#/overlay/voorbeeld/booklet/ar"),
    "places": Screen("#/places"),
    "people": Screen("#/people"),
    "roles": Screen("#/people", change_roles),
    "tablets": Screen("#/tablets"),
    "tablet-code": Screen("#/tablets", enrol),
    "items": Screen("#/items"),
    "audit": Screen("#/audit"),
    "account": Screen("#/account"),
    "nowhere": Screen("#/nergens"),
    "log-in": Screen("#/board", leave),
    "code": Screen("#/board", come_in_halfway),
    "wrong-password": Screen("#/board", mistype),
}


class Look(NamedTuple):
    """One look at a screen."""

    screen: str
    theme: str
    size: tuple[int, int]


def looks() -> list[Look]:
    """A share of the screens, in ways that take turns; in a whole run each of them in all ways."""
    return [
        Look(screen, theme, size)
        for at, screen in enumerate(SCREENS)
        for way, (theme, size) in enumerate(WAYS)
        if IS_WHOLE or (at % SHARE == 0 and at // SHARE % len(WAYS) == way)
    ]
