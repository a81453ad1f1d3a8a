"""Language coaches on a team's tablet, as several tests need them: a volunteer, and somebody who is matched with one."""

from playwright.sync_api import Locator, expect

from tests.browser.tablet import Tablet

SPOT = "De hal van de bieb"
SEEK_TAPS = 4


def enter_volunteer(tablet: Tablet) -> None:
    tablet.go("#/coaches")
    tablet.press("Een vrijwilliger invoeren")
    tablet.page.get_by_label("maandag ochtend").check()
    expect(tablet.button("Zet op het bord")).to_be_disabled()
    tablet.page.get_by_label("VOG gezien, en 18 jaar of ouder").check()
    tablet.press("Zet op het bord")
    expect(region(tablet, "Is taalmaatje")).to_contain_text("maandag ochtend")


def match(tablet: Tablet) -> None:
    """From "ik zoek" to two slips that say when and where, and nothing of who."""
    tablet.press("Ik zoek: ik ben jonger dan 18")
    expect(tablet.page.get_by_text("Er is niets bewaard.")).to_be_visible()
    tablet.press("Terug")
    tablet.taps = 0
    tablet.press("Ik zoek: ik ben 18 jaar of ouder")
    tablet.tap(tablet.page.get_by_role("button", name="Tigrinya"))
    tablet.tap(tablet.page.get_by_label("maandag ochtend"))
    tablet.press("Maak de kaart")
    number = tablet.page.locator(".big-code").inner_text()
    assert tablet.taps == SEEK_TAPS
    tablet.press("Zoek een taalmaatje")
    tablet.press("Kies")
    tablet.button("Spreek af en maak de briefjes").dblclick()
    slips = tablet.page.locator(".slip")
    expect(slips).to_have_count(2)
    for slip in slips.all():
        expect(slip).to_contain_text(number)
        expect(slip).to_contain_text(SPOT)
        expect(slip).to_contain_text("10:00")


def region(tablet: Tablet, name: str) -> Locator:
    return tablet.page.get_by_role("region", name=name)
