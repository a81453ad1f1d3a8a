"""Who came by a place's poster: its languages and situations stand first, and nothing is asked twice."""

from playwright.sync_api import expect

from tests.browser.editing import publish_pack
from tests.browser.phone import Phone
from tests.browser.server import Server

PLACE = "haven"


def hang_poster(server: Server) -> str:
    """A place with a poster; gives back its address."""
    spoken = ["--language", "ti", "--language", "so", "--language", "ar"]
    server.run("place", "add", PLACE, "Voorbeeld Haven", *spoken, "--situation", "ukraine")
    server.run("place", "change", PLACE, "--situation", "living", "ukraine")
    server.run("publish")
    return f"/p/{PLACE}"


def expect_first(phone: Phone, *tags: str) -> None:
    """The list begins so, once the app has taken the place of the one that the page keeps for everybody."""
    links = phone.page.locator(".first-languages a")
    expect(links).to_have_count(10)
    for at, tag in enumerate(tags):
        expect(links.nth(at)).to_have_attribute("lang", tag)


def test_a_posters_address_leads_to_the_right_pack_and_works_without_a_line_later(
    phone: Phone, server: Server
) -> None:
    publish_pack(server, "meedoen")
    address = hang_poster(server)
    phone.open(address)
    expect_first(phone, "ti", "ar", "nl")
    phone.choose_language("ar")
    choices = phone.page.locator(".grid button.topic")
    expect(choices).to_have_count(6)
    expect(choices.nth(0)).to_have_text(phone.say("Ik woon of werk hier"))
    expect(choices.nth(1)).to_have_text(phone.say("Ik kom uit Oekraïne"))
    choices.nth(0).click()
    phone.page.wait_for_url("**/#/")  # the place is known, and is not asked
    phone.wait_for_worker()
    expect(phone.page.locator('.offer a[href="#/p/meedoen"]')).to_be_visible()
    expect(phone.page.locator('.offer a[href="#/p/aankomst"]')).to_have_count(0)
    phone.save_pack()
    phone.cut_network()
    phone.open_card("M-01", "meedoen")
    phone.go("#/settings")
    expect(phone.page.locator('a[href="#/place"]')).to_contain_text("Voorbeeld Haven")
    phone.page.get_by_role("button", name=phone.say("Wis mijn sporen")).click()
    phone.page.get_by_role("button", name=phone.say("Wis nu alles")).click()
    expect(phone.page.locator(".first-languages")).to_be_visible()
    phone.open(address)
    expect_first(phone, "ti", "ar", "nl")
    phone.choose_language("nl")
    expect(choices.nth(0)).to_have_text("Ik woon of werk hier")
    choices.nth(0).click()
    phone.page.wait_for_url("**/#/")


def test_another_situation_offline_keeps_the_topic_where_its_packs_have_it(
    phone: Phone, server: Server
) -> None:
    publish_pack(server, "meedoen")
    phone.begin("nl")
    phone.save_pack()
    phone.save_also("meedoen")
    phone.cut_network()
    phone.go("#/p/aankomst?t=taal")
    change_situation(phone, "Ik woon of werk hier")
    phone.page.wait_for_url("**/#/p/meedoen?t=taal")
    expect(phone.page.locator("h1")).to_have_text("Taal")
    phone.page.go_back()
    phone.page.wait_for_url("**/#/p/aankomst?t=taal")  # the choice itself is no step back
    phone.go("#/p/aankomst?t=opvang")
    change_situation(phone, "Ik mag blijven")
    phone.page.wait_for_url("**/#/")


def change_situation(phone: Phone, dutch: str) -> None:
    phone.page.locator('a[href^="#/situation"]').click()
    phone.choose_situation(dutch)


def test_who_does_not_find_a_language_is_counted_and_helped_without_a_network(
    phone: Phone, server: Server
) -> None:
    address = hang_poster(server)
    phone.open(f"{address}#/language/other")  # as the list says that stands in the page before any script
    advice = phone.page.locator(".no-language")
    expect(advice).to_be_focused()
    expect(advice).to_contain_text("Choose another language that you can read.")
    expect(advice.locator('.to-show[lang="nl"]')).to_have_text(
        "Mijn taal staat niet in Wegwijs. Wilt u mij helpen?"
    )
    phone.wait_for_worker()
    phone.reload()
    expect(phone.page.locator(".first-languages")).to_be_visible()
    expect(advice).to_have_count(0)
    phone.choose_language("ar")
    phone.choose_situation("Laat alles zien")
    phone.page.wait_for_url("**/#/")
    phone.cut_network()
    phone.page.locator('header a[href="#/language"]').click()
    phone.page.get_by_role("button", name=phone.say("Mijn taal staat er niet")).click()
    expect(advice).to_contain_text(phone.say("Kies een andere taal die u kunt lezen."))
    phone.go("#/counted")
    expect(phone.page.locator("main")).to_contain_text(phone.say("Mijn taal staat er niet"))
    phone.restore_network()
    phone.send_now()
    told = "SELECT SUM(n) FROM usage_month WHERE metric = 'no-language' AND language = 'und'"
    phone.wait_until(lambda: server.count(told) == 2)
    assert server.count("SELECT COUNT(*) FROM usage_month WHERE metric = 'no-language'") == 1
    assert (
        server.count(f"SELECT SUM(n) FROM usage_week WHERE metric = 'no-language' AND place = '{PLACE}'") == 2
    )
