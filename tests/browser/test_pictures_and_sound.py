"""A photo and a spoken sentence: seen and heard offline where the reader chose them, told in words where not."""

import re

from playwright.sync_api import expect

from tests.backend.packs.media_files import HEIGHT, WIDTH, mp3, webp
from tests.browser.editing import publish_change
from tests.browser.phone import Phone
from tests.browser.server import HOUSE, Server

CARDS = HOUSE / "backend" / "starter" / "aankomst"
ALT = "Een groot gebouw met een deur. Voor de deur staan een volwassene en een kind."
MEDIA = {"gebouw.webp": webp(), "hallo.mp3": mp3(400)}

IS_ALL_HERE = """async () => {
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const asked = store.transaction("downloads").objectStore("downloads").count();
  const left = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  store.close();
  return left === 0;
}"""


def test_what_the_reader_chose_is_seen_and_heard_without_a_network(phone: Phone, server: Server) -> None:
    publish_media(server)
    phone.begin("nl")
    for media in ("foto's", "geluid"):
        phone.page.locator(".save").get_by_label(media).check()
    phone.save_pack()
    # The text can be read first; the rest follows, and only then the network goes.
    phone.wait_until(lambda: phone.page.evaluate(IS_ALL_HERE) is True)
    phone.cut_network()
    phone.restart()
    phone.open()
    phone.open_card("F1-01")
    photo = phone.page.get_by_role("img", name=ALT)
    expect(photo).to_have_js_property("naturalWidth", WIDTH)
    assert photo.evaluate(
        "image => image.getBoundingClientRect().height / image.getBoundingClientRect().width"
    ) == (HEIGHT / WIDTH)
    phone.open_card("F1-05")
    listen = phone.page.get_by_role("button", name="Luister")
    expect(listen).to_have_count(1)
    listen.click()
    phone.page.get_by_role("button", name="Stop").click()
    expect(listen).to_be_visible()
    expect(phone.page.locator(".no-sound")).to_have_count(0)


def test_without_the_files_the_words_stand_there_and_a_picture_says_that_nothing_is_heard(
    phone: Phone, server: Server
) -> None:
    publish_media(server)
    phone.begin("ti")
    phone.save_pack()
    for card in ("F1-05", "F1-06"):  # sentences, and a story in pictures
        phone.open_card(card)
        silent = phone.page.locator("article.reading .no-sound")
        expect(silent.locator("bdi")).to_have_text(["Nederlands", "ትግርኛ"])
        expect(silent.locator(".icon")).to_have_count(2)  # no sound, and somebody who says it
        expect(silent).to_contain_text(phone.say("Hier is geen geluid. Vraag iemand om het te zeggen."))
        expect(phone.page.get_by_role("button", name=phone.say("Luister"))).to_have_count(0)
    phone.go("#/language")
    phone.choose_language("nl")
    phone.open_card("F1-01")
    expect(phone.page.locator("article.reading").get_by_text(ALT)).to_be_visible()
    expect(phone.page.locator("article.reading img")).to_have_count(0)
    phone.open_card("F1-05")
    expect(phone.page.get_by_text("Goedemorgen.").first).to_be_visible()


def publish_media(server: Server) -> None:
    scene = re.search(r"  scene:\n.*?(?=  alt:)", (CARDS / "F1-01.yaml").read_text("utf-8"), re.DOTALL)
    assert scene
    image = f"  image: gebouw.webp\n  width: {WIDTH}\n  height: {HEIGHT}\n"
    publish_change(server, "F1-01", scene[0], image, MEDIA)
    hello = '{text: {id: g1-1, nl: "Hallo."}, icon: talk'
    publish_change(server, "F1-05", hello, f"{hello}, sound: hallo.mp3")
