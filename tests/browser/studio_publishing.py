"""How editions come out: people and keys, two who sign, one place first, everybody, back, taken back, a key lost."""

import re

from playwright.sync_api import expect

from tests.browser.desks import Desk
from tests.browser.hands import drop_file
from tests.browser.studio_house import ADMINISTRATOR, CARD, OWNERS, PLACE, House
from tests.browser.studio_writing import ARABIC, DUTCH, READER, WRITER
from tests.server import PASSWORD

PUBLISHER = "Dora"
PEOPLE = ((WRITER, ("Redacteur", "Vertaler")), (READER, ("Nalezer",)), (PUBLISHER, ("Uitgever",)))
LANGUAGES = ("Arabisch", "Oekraïens", "Turks")
REASON = "Dit klopt niet meer."
WORKING = "Uw sleutel in deze browser"


def let_people_in(desk: Desk) -> None:
    """The administrator makes a passkey, comes back by it, and gives everybody an account."""
    desk.log_in(ADMINISTRATOR)
    desk.make_passkey()
    desk.log_out()
    desk.log_in_with_passkey()
    desk.menu("Team")
    form = desk.page.get_by_role("form", name="Iemand toevoegen")
    for name, roles in PEOPLE:
        desk.hands.write(form.get_by_label("Naam"), name)
        for role in roles:
            desk.hands.turn(form.get_by_label(re.compile(f"^{role}")))
        if name == WRITER:
            for language in LANGUAGES:
                desk.hands.turn(form.get_by_label(language, exact=True))
        desk.hands.write(form.get_by_label(re.compile("^Wachtwoord")), PASSWORD)
        desk.press("Voeg toe", form)
        expect(desk.page.get_by_role("region", name=name)).to_be_visible()
        expect(form.locator("input:checked")).to_have_count(0)  # the next one may be somebody else altogether
    desk.look("people")


def make_key(desk: Desk) -> None:
    """Who publishes is led to a passkey first, and then to a key that stays in this browser."""
    desk.log_in(PUBLISHER)
    desk.open("/admin#/publish")
    expect(desk.page.get_by_role("heading", name="Eerst uw passkey of code")).to_be_focused()
    desk.look("first-a-passkey")
    desk.make_passkey()
    desk.menu("Publiceren")
    desk.press("Maak mijn sleutel")
    expect(desk.page.get_by_text(WORKING)).to_be_visible()


def let_key_in(office: Desk, dora: Desk, house: House) -> None:
    """The administrator lets her sign; who holds the root's keys decides, each on a machine of their own."""
    office.menu("Publiceren")
    office.press(f"Laat tekenen: {PUBLISHER}")
    expect(office.page.get_by_text("mag tekenen zodra de hoofdsleutels hebben getekend")).to_be_visible()
    office.look("keys")
    bring_root(office, house)
    sign_both(dora, house)
    office.menu("Vragen")
    office.menu("Publiceren")
    row = office.page.get_by_role("listitem").filter(has_text=PUBLISHER)
    expect(row.get_by_text("mag tekenen", exact=True)).to_be_visible()
    office.log_out()


def bring_root(desk: Desk, house: House) -> None:
    waiting(desk, "Wie mag tekenen", "Bekijk")
    for owner in OWNERS:
        bring(desk, house, owner)


def bring(desk: Desk, house: House, owner: str) -> None:
    """What the page says to sign is signed elsewhere, and the file brought back to it."""
    command = desk.page.get_by_text("wegwijs keys sign").inner_text()
    path = house.sign_at_home(owner, command.split()[3].replace("localhost", "127.0.0.1"))
    before = signatures(desk)
    if desk.hands.is_mouse:
        drop_file(desk.page.locator(".drop-zone"), path)
    else:
        desk.hands.give(desk.page.get_by_label("Breng het getekende bestand hier"), path)
    desk.page.wait_for_function(
        "before => !document.body.innerText.includes(before)", arg=f"{before} handtekeningen"
    )


def signatures(desk: Desk) -> str:
    told = desk.page.get_by_text(re.compile(r"^\d van \d handtekeningen$")).inner_text()
    return told.removesuffix(" handtekeningen")


def waiting(desk: Desk, role: str, link: str = "Bekijk en teken") -> None:
    """From the overview as it is now to what waits for this role."""
    desk.menu("Overzicht")
    desk.menu("Publiceren")
    one = desk.page.locator("section .pick").filter(has_text=role)
    desk.follow(link, one)
    expect(desk.page.get_by_text(re.compile(r"^\d van \d handtekeningen$"))).to_be_visible()


def sign_here(desk: Desk, role: str) -> None:
    waiting(desk, role)
    desk.press("Ik heb het gelezen, en teken")
    told = desk.page.get_by_text("U hebt al getekend.").or_(desk.page.get_by_text("genoeg handtekeningen"))
    expect(told.first).to_be_visible()


def sign_both(desk: Desk, house: House, station: str = "") -> None:
    """One in this browser, one on a machine of somebody else's; the page says when phones have it."""
    sign_here(desk, "Wat telefoons krijgen")
    expect(desk.page.get_by_text("Eén handtekening moet van een eigen computer komen.")).to_be_visible()
    if station:
        desk.look(station)
    bring(desk, house, OWNERS[0])
    expect(desk.page.get_by_text("Er zijn genoeg handtekeningen. Telefoons krijgen dit nu.")).to_be_visible()


def open_pack(desk: Desk) -> None:
    desk.menu("Overzicht")
    desk.menu("Publiceren")
    desk.follow("De bibliotheek")
    expect(desk.page.get_by_role("heading", name="Maak een uitgave")).to_be_visible()


def try_out(desk: Desk, house: House) -> None:
    """At one place, after a look at what changes for whom."""
    page, hands = desk.page, desk.hands
    open_pack(desk)
    hands.press(page.locator("summary", has_text=DUTCH[0]))
    desk.press("Lees wat verandert in het Arabisch")
    expect(page.locator("ins", has_text=ARABIC[1]).first).to_be_visible()
    hands.write(page.get_by_label("Wat is er nieuw?"), "Hulp vragen, in vier talen.")
    hands.choose(page.get_by_role("combobox", name="Locatie"), PLACE)
    desk.look("pack")
    desk.press("Maak de uitgave")
    expect(page.get_by_text("op handtekeningen")).to_be_visible()
    sign_both(desk, house, "signing")


def release(desk: Desk, house: House) -> None:
    open_pack(desk)
    desk.press("Naar iedereen")
    expect(desk.page.get_by_text("op handtekeningen")).to_be_visible()
    sign_both(desk, house)


def go_back(desk: Desk, house: House) -> None:
    open_pack(desk)
    desk.press("Terug hierheen: uitgave 1")
    desk.answer("Terug hierheen")
    expect(desk.page.get_by_text("op handtekeningen")).to_be_visible()
    sign_both(desk, house)


def take_back(desk: Desk) -> None:
    """One is enough."""
    open_pack(desk)
    desk.hands.choose(desk.page.get_by_role("combobox", name="Kaart"), CARD)
    desk.hands.write(desk.page.get_by_label("Reden, die op de telefoon staat"), REASON)
    desk.press("Haal terug")
    desk.answer("Haal terug")
    sign_here(desk, "Wat wordt teruggehaald")
    desk.menu("Publiceren")
    expect(desk.page.get_by_text("nergens te zien")).to_be_visible()
    desk.look("publishing")
    open_pack(desk)
    expect(desk.page.get_by_role("region", name="Teruggehaald")).to_contain_text(REASON)


def lose_key(office: Desk, dora: Desk, house: House) -> None:
    """It signed half of what waits; rotated out it signs nothing more, and what it signed counts no more."""
    open_pack(dora)
    dora.press("Terug hierheen: uitgave 2")
    dora.answer("Terug hierheen")
    sign_here(dora, "Wat telefoons krijgen")
    assert signatures(dora) == "1 van 2"
    office.log_in_with_passkey()
    office.menu("Publiceren")
    office.press(f"Sleutel weg: {PUBLISHER}")
    office.answer("Sleutel weg")
    expect(office.page.get_by_text("mag niet meer tekenen zodra")).to_be_visible()
    bring_root(office, house)
    waiting(dora, "Wat telefoons krijgen")
    assert signatures(dora) == "0 van 2"
    expect(dora.page.get_by_text("Uw sleutel mag dit niet tekenen.")).to_be_visible()
    waiting(office, "Wat wordt teruggehaald")  # which that key alone had signed; one is enough
    bring(office, house, OWNERS[0])
    waiting(office, "Wat telefoons krijgen")
    for owner in OWNERS:
        bring(office, house, owner)
    expect(office.page.get_by_text("Er zijn genoeg handtekeningen.")).to_be_visible()
    office.menu("Publiceren")
    row = office.page.get_by_role("listitem").filter(has_text=PUBLISHER)
    expect(row.get_by_text("mag nog niet tekenen")).to_be_visible()
