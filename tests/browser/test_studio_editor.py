"""Editors write cards: by mouse and by keyboard alone, without a line, and two at a time; and see at once what a phone shows."""

from collections.abc import Callable

from playwright.sync_api import FrameLocator, Locator, ViewportSize, expect

from tests.browser.phone import Phone
from tests.browser.screens import run_axe
from tests.browser.server import Server
from tests.browser.test_admin import NAME, PASSWORD, log_in
from tests.faults.downloads import kill_browser

DESK = ViewportSize(width=1280, height=800)
PACK = "werk"
EVIL = '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>'
IS_HIT = "window.hit === 1 || frames[0].hit === 1"
# What somebody hears of what has the focus: its label, or its own words.
FOCUSED = """() => {
  const on = document.activeElement;
  const label = on.getAttribute("aria-label") ?? on.labels?.[0]?.textContent ?? on.textContent;
  return (label ?? "").trim();
}"""


def test_a_card_is_made_by_mouse_and_outlives_a_cut_line_and_a_crash(
    new_phone: Callable[[], Phone], server: Server
) -> None:
    desk = seated(new_phone, server)
    begin_card(desk, "Een fiets lenen", "steps")
    text(desk, "Samenvatting").fill(EVIL)
    for words in ("Ga naar de balie.", "Laat uw pas zien."):
        desk.page.get_by_role("button", name="Voeg blok toe").click()
        text(desk, "Tekst").last.fill(words)
    drag_to_top(blocks(desk).nth(1))
    expect(steps_shown(desk)).to_have_text(["Laat uw pas zien.", "Ga naar de balie."])
    expect(preview(desk).get_by_text(EVIL)).to_be_visible()
    expect(desk.page.get_by_text("Alles staat op de server, sinds")).to_be_visible()

    desk.cut_network()
    text(desk, "Tekst").last.fill("Vraag een fiets.")
    expect(steps_shown(desk).last).to_have_text("Vraag een fiets.")
    expect(where(desk)).to_contain_text("Geen verbinding. Alles staat op dit apparaat")
    kill_browser(desk.profile)
    desk.restart()
    desk.restore_network()
    desk.context.clear_cookies()  # which a browser that was killed has or has not written down
    open_desk(desk)
    desk.go(f"#/packs/{PACK}")
    desk.page.locator(".new-cards a").click()
    expect(text(desk, "Tekst").last).to_have_value("Vraag een fiets.")
    expect(where(desk)).to_contain_text("Alles staat op de server, sinds")

    say_all_about(desk)
    assert not desk.page.evaluate(IS_HIT)
    desk.page.get_by_role("button", name="Klaar", exact=True).click()
    desk.page.get_by_role("button", name="Zet klaar").click()
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(where(desk)).to_contain_text("Staat klaar voor de volgende uitgave.")
    assert server.count("SELECT count(*) FROM resource WHERE id = 'een-fiets-lenen'") == 1


def begin_card(desk: Phone, title: str, kind: str) -> None:
    """From any page to a new card's form, by mouse."""
    desk.page.get_by_role("link", name="Pakketten").click()
    desk.page.locator(f'a[href="#/packs/{PACK}"]').click()
    form = desk.page.get_by_role("form", name="Nieuwe kaart")
    form.get_by_label("Titel").fill(title)
    form.get_by_role("combobox", name="Soort kaart").select_option(kind)
    form.get_by_role("button", name="Maak de kaart").click()
    expect(desk.page.get_by_role("heading", name="Kaart bewerken")).to_be_visible()


def test_a_card_is_made_by_keyboard_alone(new_phone: Callable[[], Phone], server: Server) -> None:
    desk = seated(new_phone, server)
    keys = desk.page.keyboard
    begin_by_keys(desk, "Werken met een pas")
    put_in_order_by_keys(desk)

    desk.cut_network()
    tab_to(desk, "Tekst")
    keys.press("End")
    keys.type(" Morgen.")
    expect(where(desk)).to_contain_text("Geen verbinding")
    desk.restore_network()
    expect(where(desk)).to_contain_text("Alles staat op de server, sinds")
    desk.reload()
    expect(text(desk, "Tekst")).to_have_value("Vraag de pas. Morgen.")
    for label, typed in ABOUT_BY_KEYS:
        tab_to(desk, label)
        keys.type(typed)
    tab_to(desk, "Klaar", back=True)
    keys.press("Enter")
    expect(desk.page.get_by_role("dialog")).not_to_contain_text("Dit is nog niet af")
    tab_to(desk, "Zet klaar")
    keys.press("Enter")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    assert server.count("SELECT count(*) FROM resource WHERE id = 'werken-met-een-pas'") == 1


def begin_by_keys(desk: Phone, title: str) -> None:
    keys = desk.page.keyboard
    desk.go(f"#/packs/{PACK}")
    expect(desk.page.get_by_role("form", name="Nieuwe kaart")).to_be_visible()
    tab_to(desk, "Titel")
    keys.type(title)
    tab_to(desk, "Maak de kaart")
    keys.press("Enter")
    expect(desk.page.get_by_role("heading", name="Kaart bewerken")).to_be_focused()
    tab_to(desk, "Samenvatting")
    keys.type("U hebt een pas nodig.")


def put_in_order_by_keys(desk: Phone) -> None:
    """Two new blocks, the second moved up and then taken away; what has the focus is never lost."""
    keys = desk.page.keyboard
    for words in ("Vraag de pas.", "Bewaar de pas."):
        tab_to(desk, "Voeg blok toe")
        keys.press("Enter")
        keys.type(words)  # the new block has the focus
    tab_to(desk, "Verplaats Alinea, blok 2", back=True)
    keys.press("ArrowUp")
    expect(blocks(desk).nth(0).locator("textarea")).to_have_value("Bewaar de pas.")
    expect(blocks(desk).nth(0).locator(".grip")).to_be_focused()
    tab_to(desk, "Haal Alinea, blok 1 weg")
    keys.press("Enter")
    expect(blocks(desk)).to_have_count(1)
    expect(blocks(desk).nth(0).locator(".grip")).to_be_focused()


def test_two_editors_are_merged_and_choose_where_they_clash(
    new_phone: Callable[[], Phone], server: Server
) -> None:
    one, other = seated(new_phone, server), new_phone()
    open_desk(other)
    for desk in (one, other):
        desk.go("#/card/F1-08")
        expect(text(desk, "Titel")).to_have_value("Rust in uw hoofd")
    text(one, "Titel").fill("Rust voor uw hoofd")
    expect(where(one)).to_contain_text("Alles staat op de server, sinds")
    text(other, "Samenvatting").fill("Slecht slapen is gewoon.")
    expect(text(other, "Titel")).to_have_value("Rust voor uw hoofd")
    expect(where(other)).to_contain_text("Wat een ander schreef")

    text(one, "Titel").fill("Rustig worden")
    expect(where(one)).to_contain_text("Alles staat op de server, sinds")
    text(other, "Titel").fill("Rustig slapen")
    clash = other.page.get_by_role("region", name="Twee mensen, één tekst")
    expect(clash).to_contain_text("Rustig worden")
    assert run_axe(other.page) == []
    clash.get_by_label(f"Van {NAME}").check(force=True)
    clash.get_by_role("button", name="Zo is het goed").click()
    expect(text(other, "Titel")).to_have_value("Rustig worden")
    expect(clash).to_have_count(0)

    other.page.get_by_role("button", name="Klaar", exact=True).click()
    dialog = other.page.get_by_role("dialog")
    expect(dialog.locator("del")).to_have_text(
        ["Rust in uw hoofd", "Slecht slapen of bang zijn is gewoon na gevaar. Er is hulp."]
    )
    assert run_axe(other.page) == []
    dialog.get_by_label("Kleine wijziging").first.check(force=True)
    dialog.get_by_role("button", name="Zet klaar").click()
    expect(dialog).to_have_count(0)
    go_back(other)


def go_back(desk: Phone) -> None:
    """To the first state of the card, by its history."""
    desk.page.get_by_role("button", name="Geschiedenis").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.locator(".versions > li").last.get_by_role("button").first.click()
    expect(dialog.locator("ins").first).to_have_text("Rustig worden")
    dialog.get_by_role("button", name="Zet versie").click()
    expect(text(desk, "Titel")).to_have_value("Rust in uw hoofd")
    expect(where(desk)).to_contain_text("Alles staat op de server, sinds")


def test_facts_are_chosen_and_kept_and_two_who_change_one_are_merged(
    new_phone: Callable[[], Phone], server: Server
) -> None:
    desk = seated(new_phone, server)
    desk.go("#/card/F1-08")
    text(desk, "Samenvatting").fill("Bel: ")
    desk.page.get_by_role("button", name="Zet een feit in: Samenvatting").click()
    dialog = desk.page.get_by_role("dialog")
    assert run_axe(desk.page) == []
    dialog.get_by_label("Zoek").fill("kindertelefoon")
    dialog.locator(".facts-to-pick button").click()
    expect(text(desk, "Samenvatting")).to_have_value("Bel: {fact:kindertelefoon}")
    expect(preview(desk).get_by_role("link", name="0800-0432").first).to_be_visible()
    desk.go("#/packs/aankomst")
    desk.page.get_by_role("button", name="Nieuw feit").click()
    form = desk.page.get_by_role("form", name="Nieuw feit")
    for label, typed in NEW_FACT.items():
        form.get_by_label(label, exact=True).fill(typed)
    form.get_by_role("button", name="Bewaar").click()
    expect(desk.page.locator(".facts")).to_contain_text("030-1234567")
    two_change_one_fact(desk, new_phone())


def two_change_one_fact(desk: Phone, other: Phone) -> None:
    open_desk(other)
    for one in (desk, other):
        one.go("#/packs/aankomst")
        one.page.locator("[data-fact=fietsenmaker] > summary").click()
    mine, theirs = (one.page.get_by_role("form", name="Feit fietsenmaker") for one in (desk, other))
    theirs.get_by_label("Waarde", exact=True).fill("030-7654321")
    theirs.get_by_label("Wie houdt dit bij?").fill("de fietsenmaker zelf")
    other.page.keyboard.press("Enter")
    expect(other.page.locator(".facts")).to_contain_text("030-7654321")
    mine.get_by_label("Waarde", exact=True).fill("030-1111111")
    desk.page.keyboard.press("Enter")
    clash = desk.page.get_by_role("region", name="Twee mensen, één feit")
    expect(clash).to_contain_text("Van de ander 030-7654321")
    clash.get_by_role("button", name="Zo is het goed").click()
    expect(desk.page.locator(".facts")).to_contain_text("030-1111111")
    expect(mine.get_by_label("Wie houdt dit bij?")).to_have_value("de fietsenmaker zelf")


NEW_FACT = {
    "Naam, zonder spaties": "fietsenmaker",
    "Waarde": "030-1234567",
    "Wie zegt dit?": "De fietsenmaker",
    "Op welke pagina staat dat?": "https://fiets.nl",
    "Wie houdt dit bij?": "redactie",
}
ABOUT_BY_KEYS = (
    ("Hoe gevoelig?", "g"),
    ("Taalniveau", "A2"),
    ("Hoe vast is de wet?", "verandert b"),
    ("Wie zegt dit?", "De bibliotheek"),
    ("Op welke pagina staat dat?", "https://bieb.nl"),
    ("Gecheckt op", "11112026"),  # in whatever order the browser asks for day and month
)


def say_all_about(desk: Phone) -> None:
    """Fill in what a card has to say of itself before it is finished."""
    for label, value in (("Hoe gevoelig?", "green"), ("Taalniveau", "A2"), ("Hoe vast is de wet?", "stable")):
        desk.page.get_by_role("combobox", name=label).select_option(value)
    desk.page.get_by_label("Wie zegt dit?").fill("De bibliotheek")
    desk.page.get_by_label("Op welke pagina staat dat?").fill("https://bieb.nl")
    desk.page.get_by_label("Gecheckt op").fill("2026-11-30")


def seated(new_phone: Callable[[], Phone], server: Server) -> Phone:
    """Somebody who writes, at a desk."""
    server.run("user", "add", NAME, "--password-stdin", said=f"{PASSWORD}\n")
    desk = new_phone()
    open_desk(desk)
    return desk


def open_desk(desk: Phone) -> None:
    desk.page.set_viewport_size(DESK)
    log_in(desk, PASSWORD)
    expect(desk.page.get_by_role("link", name="Pakketten")).to_be_visible()


def text(desk: Phone, label: str) -> Locator:
    return desk.page.get_by_role("textbox", name=label, exact=True)


def blocks(desk: Phone) -> Locator:
    return desk.page.locator(".blocks-form > .sorted > li")


def where(desk: Phone) -> Locator:
    """What the page says of where things are saved."""
    return desk.page.locator(".saved-where")


def preview(desk: Phone) -> FrameLocator:
    return desk.page.frame_locator(".preview iframe")


def steps_shown(desk: Phone) -> Locator:
    return preview(desk).locator(".steps > li .alone")


def drag_to_top(item: Locator) -> None:
    """By its grip, held at the window's upper edge until the first place is marked."""
    page, grip = item.page, item.locator(".grip").first
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, 20, steps=5)
    expect(page.locator(".sorted > li").first).to_have_class("drop-before")
    page.mouse.up()


def tab_to(desk: Phone, name: str, *, back: bool = False) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(150):
        desk.page.keyboard.press("Shift+Tab" if back else "Tab")
        if str(desk.page.evaluate(FOCUSED)).startswith(name):
            return
    raise AssertionError(f"the keyboard does not come to {name}")
