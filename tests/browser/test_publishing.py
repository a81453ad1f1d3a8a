"""Publishers at work in their browsers, and what phones get of it: tried out, released, gone back, taken back, a key lost."""

import json
from collections.abc import Callable
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.screens import run_axe
from tests.browser.server import Server
from tests.browser.test_updates import wait_for_edition

PASSWORD = "een heel lang wachtwoord"
CARD, BEFORE, AFTER = "F1-01", "U hebt hier een bed en eten.", "U hebt hier een bed en eten en een kast."
PLACE = "voorbeeld-opvang"
REASON = "Dit klopt niet meer."
ASK = """async ([path, method, body]) => {
  const { csrf } = await (await fetch("/api/accounts/session")).json();
  const headers = { "x-csrf-token": csrf, "content-type": "application/json" };
  const given = body && JSON.stringify(body);
  return (await fetch(`/api/accounts/${path}`, { method, headers, body: given })).json();
}"""


class Publisher:
    """Somebody who publishes, in a browser of their own."""

    def __init__(self, desk: Phone, name: str) -> None:
        self.desk = desk
        self.page = desk.page
        self.name = name

    def begin(self, server: Server) -> None:
        """An account, a log-in and a key of one's own."""
        server.run("user", "add", self.name, "--password-stdin", said=f"{PASSWORD}\n")
        self.page.set_viewport_size({"width": 1280, "height": 800})
        self._log_in()
        self.desk.go("#/publish")
        self.press("Maak mijn sleutel")
        expect(self.page.get_by_text("Uw sleutel in deze browser")).to_be_visible()

    def _log_in(self) -> None:
        self.desk.open("/admin")
        self.page.get_by_label("Naam").fill(self.name)
        self.page.get_by_label("Wachtwoord").fill(PASSWORD)
        self.page.get_by_role("button", name="Log in", exact=True).click()
        expect(self.page.get_by_role("navigation")).to_be_visible()
        # How somebody makes an app show codes is told in `test_access.py`.
        secret = self.page.evaluate(ASK, ["self/app", "POST", None])["secret"]
        self.page.evaluate(ASK, ["self/app", "PUT", {"code": pyotp.TOTP(secret).now()}])
        self.desk.reload()
        expect(self.page.get_by_role("navigation")).to_be_visible()

    def press(self, name: str, within: Locator | None = None) -> None:
        place = within or self.page.locator("main")
        button = place.get_by_role("button", name=name, exact=True).first
        expect(button).to_be_enabled()  # a key is pressed there and then
        button.press("Enter")

    def answer(self, name: str) -> None:
        """Yes to what is asked first."""
        self.press(name, self.page.get_by_role("dialog"))

    def rotate(self, name: str, *, is_in: bool) -> None:
        """Let somebody's key sign from now on, or no more."""
        self.look()
        self.press(f"Laat tekenen: {name}" if is_in else f"Sleutel weg: {name}")
        if not is_in:
            self.answer("Sleutel weg")
        expect(self.page.get_by_text("De wijziging is voorgesteld.")).to_have_count(1)

    def look(self) -> None:
        """The overview as it is now."""
        self.desk.go("#/feedback")
        self.desk.go("#/publish")
        expect(self.page.get_by_role("heading", name="Sleutels")).to_be_visible()

    def sign(self) -> None:
        """Read what waits, each by itself, and sign it."""
        self.look()
        links = self.page.get_by_role("link", name="Bekijk en teken")
        for address in links.evaluate_all("all => all.map((one) => one.hash)"):
            self.desk.go(address)
            self.press("Ik heb het gelezen, en teken")
            signed = self.page.get_by_text("U hebt al getekend")
            expect(signed.or_(self.page.get_by_text("genoeg handtekeningen")).first).to_be_visible()

    def sign_as_asked(self) -> None:
        """The page says that a deed waits for signatures, and this person gives theirs."""
        expect(self.page.get_by_text("op handtekeningen")).to_be_visible()
        self.sign()

    def open_pack(self) -> None:
        self.desk.go("#/publish")
        self.desk.go("#/publish/pack/aankomst")
        expect(self.page.get_by_role("heading", name="Maak een uitgave")).to_be_visible()


@pytest.fixture
def publishers(new_phone: Callable[[], Phone], server: Server) -> tuple[Publisher, Publisher]:
    """Two, whose signatures are both needed from now on."""
    pair = (Publisher(new_phone(), "Anna"), Publisher(new_phone(), "Bert"))
    for one in pair:
        one.begin(server)
    keys = sorted((server.data / "publishers").glob("*.pub"))
    former = server.run("keys", "show")
    added = [word for key in keys for word in ("--add", str(key))]
    server.run("keys", "rotate", "targets", *added, "--remove", demo_key(former), "--threshold", "2")
    for one in pair:
        one.sign()
    return pair


def demo_key(shown: str) -> str:
    """The key that signs on a server that nobody has begun to sign for."""
    (role,) = [role for role in json.loads(shown)["roles"] if role["role"] == "targets"]
    return str(role["keys"][0])


def change_a_card(server: Server, folder: Path) -> None:
    """Somebody finishes a card in which one sentence is another; nothing is published."""
    server.run("packs", "export", str(folder))
    path = folder / "starter" / "aankomst" / f"{CARD}.yaml"
    text = path.read_text("utf-8")
    assert BEFORE in text
    path.write_text(text.replace(BEFORE, AFTER), "utf-8")
    server.run("packs", "import", str(folder))


def reads(phone: Phone, edition: int, text: str) -> bool:
    phone.open()
    wait_for_edition(phone, edition)
    phone.open_card(CARD)
    return text in phone.read()


def test_two_publishers_try_out_release_go_back_and_one_takes_back(
    new_phone: Callable[[], Phone], server: Server, publishers: tuple[Publisher, Publisher], tmp_path: Path
) -> None:
    there, elsewhere = new_phone(), new_phone()
    there.open(f"/p/{PLACE}")
    there.choose_language("nl")
    there.choose_situation("Ik ben net aangekomen")
    there.wait_for_worker()
    there.save_pack()
    elsewhere.begin("nl")
    elsewhere.save_pack()
    change_a_card(server, tmp_path / "edited")
    try_out(*publishers)
    assert reads(there, 2, AFTER)
    assert reads(elsewhere, 1, BEFORE)
    release(*publishers)
    assert reads(elsewhere, 2, AFTER)
    go_back(*publishers)
    assert reads(there, 3, BEFORE)
    take_back(publishers[0])
    elsewhere.open()
    elsewhere.go(f"#/r/aankomst/{CARD}")
    expect(elsewhere.page.get_by_text(REASON)).to_be_visible()


def try_out(anna: Publisher, bert: Publisher) -> None:
    """At one place, after a look at what changes."""
    anna.open_pack()
    anna.page.locator("summary", has_text=CARD).click()
    anna.press("Lees wat verandert in het Nederlands")
    expect(anna.page.locator("ins", has_text=AFTER).first).to_be_visible()
    assert run_axe(anna.page) == []
    anna.page.get_by_label("Wat is er nieuw?").fill("Iedereen heeft nu een kast.")
    anna.page.get_by_role("combobox", name="Locatie").select_option(PLACE)
    anna.press("Maak de uitgave")
    anna.sign_as_asked()
    bert.sign()
    assert run_axe(bert.page) == []


def release(anna: Publisher, bert: Publisher) -> None:
    anna.open_pack()
    anna.press("Naar iedereen")
    anna.sign_as_asked()
    bert.sign()


def go_back(anna: Publisher, bert: Publisher) -> None:
    anna.open_pack()
    anna.press("Terug hierheen: uitgave 1")
    anna.answer("Terug hierheen")
    anna.sign_as_asked()
    bert.sign()


def take_back(anna: Publisher) -> None:
    """One is enough."""
    anna.open_pack()
    anna.page.get_by_role("combobox", name="Kaart").select_option(CARD)
    anna.page.get_by_label("Reden, die op de telefoon staat").fill(REASON)
    anna.press("Haal terug")
    anna.answer("Haal terug")
    anna.sign_as_asked()
    anna.look()
    expect(anna.page.get_by_text("nergens te zien")).to_be_visible()
    assert run_axe(anna.page) == []


def test_a_lost_key_is_rotated_out_and_signs_nothing_more(
    new_phone: Callable[[], Phone], server: Server, publishers: tuple[Publisher, Publisher]
) -> None:
    anna, bert = publishers
    cor = Publisher(new_phone(), "Cor")
    cor.begin(server)
    anna.rotate("Cor", is_in=True)
    anna.sign()
    cor.sign()
    anna.rotate("Bert", is_in=False)
    bert.look()
    bert.page.get_by_role("link", name="Bekijk en teken").first.click()
    expect(bert.page.get_by_text("uw sleutel mag dit niet tekenen")).to_be_visible()
    anna.sign()
    cor.sign()
    anna.look()
    bert_row = anna.page.get_by_role("listitem").filter(has_text="Bert")
    expect(bert_row.get_by_text("mag nog niet tekenen")).to_be_visible()
