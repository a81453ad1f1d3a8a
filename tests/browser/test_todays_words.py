"""Ten words today: heard, said, asked again, remembered on the phone only, and all of it without a network."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.library import PACK, save_with_sound
from tests.browser.looking import LEAST, find_faults, told
from tests.browser.phone import Phone
from tests.browser.put_away import PutAway
from tests.browser.wire import Wire

COUNT = """async (name) => {
  const opening = indexedDB.open("wegwijs");
  const store = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const asked = store.transaction(name).objectStore(name).count();
  const found = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  store.close();
  return found;
}"""
# The platform's own voices, of which a headless browser has none.
VOICES = """(voices) => {
  globalThis.__said = [];
  const engine = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel() {},
    speak(said) {
      globalThis.__said.push([said.text, said.voice.name]);
      setTimeout(() => said.onend?.(), 300);
    },
  });
  Object.defineProperty(globalThis, "speechSynthesis", { get: () => engine });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
AT_ONCE = """() => {
  globalThis.__said = [];
  speechSynthesis.speak = (said) => { globalThis.__said.push([said.text, ""]); said.onend(); };
}"""
LABELS = "drawings => drawings.map((one) => one.getAttribute('aria-label'))"
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


@pytest.fixture(scope="module")
def put_away(playwright: Playwright, library_wire: Wire, tmp_path_factory: pytest.TempPathFactory) -> PutAway:
    """A phone that has the pack's sentences in Arabic and Dutch."""
    return PutAway(playwright, tmp_path_factory.mktemp("learner"), library_wire, begin_with_sound)


@pytest.fixture
def learner(put_away: PutAway) -> Iterator[Phone]:
    """The same without a network."""
    with put_away.without_network() as phone:
        yield phone
    no_complaints(phone)


@pytest.fixture(scope="module")
def without_sound(
    playwright: Playwright, library_wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> PutAway:
    """A phone in Dutch that has the pack's texts alone."""
    return PutAway(playwright, tmp_path_factory.mktemp("quiet"), library_wire, begin_without_sound)


def begin_with_sound(phone: Phone) -> None:
    phone.begin("ar")
    save_with_sound(phone)


def begin_without_sound(phone: Phone) -> None:
    phone.begin("nl")
    phone.save_also(PACK)


def know(phone: Phone) -> None:
    show = phone.page.get_by_role("button", name=phone.say("Laat het Nederlands zien"))
    if show.count():
        show.click()
    phone.page.get_by_role("button", name=phone.say("Dit ken ik")).click()


def dutch(phone: Phone) -> str:
    return phone.page.locator(".words .dutch").inner_text()


def kept(phone: Phone) -> int:
    found: int = phone.page.evaluate(COUNT, "learned")
    return found


def test_the_words_of_today_end_and_are_remembered_without_a_network(learner: Phone) -> None:
    learner.go("#/")
    learner.page.locator("a.hero").click()
    card = learner.page.locator(".words")
    expect(card).to_contain_text("1 / 4")
    assert dutch(learner) == "Ja. Waar is de dokter?"
    for _ in range(4):
        know(learner)
    expect(card).to_contain_text(learner.say("Klaar voor vandaag."))
    assert told(find_faults(learner.page, "dark", LEAST)) == {}
    assert kept(learner) == 4
    learner.restart()
    learner.open("/#/words")
    expect(learner.page.locator(".words")).to_contain_text(learner.say("Klaar voor vandaag."))


def test_a_word_that_is_not_known_comes_back_after_three_others(learner: Phone) -> None:
    learner.go("#/words")
    first = dutch(learner)
    learner.page.get_by_role("button", name=learner.say("Nog een keer")).click()
    for _ in range(3):
        expect(learner.page.locator(".words .dutch")).not_to_have_text(first)
        know(learner)
    expect(learner.page.locator(".words .dutch")).to_have_text(first)


def test_a_word_that_comes_back_later_is_asked_for_before_it_is_shown(learner: Phone) -> None:
    learner.go("#/words")
    learner.page.get_by_role("button", name=learner.say("Nog een keer")).click()
    for _ in range(4):
        know(learner)
    learner.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=40))
    learner.go("#/")
    learner.go("#/words")
    expect(learner.page.locator(".words .alone")).to_be_visible()
    expect(learner.page.locator(".words .dutch")).to_have_count(0)
    learner.page.get_by_role("button", name=learner.say("Laat het Nederlands zien")).click()
    expect(learner.page.locator(".words .dutch")).to_be_visible()


def test_the_words_of_today_are_done_by_keyboard_alone(learner: Phone) -> None:
    learner.go("#/words")
    expect(learner.page.locator("h1")).to_be_focused()
    known = learner.page.get_by_role("button", name=learner.say("Dit ken ik"))
    expect(known).to_be_visible()  # the heading comes before it
    for _ in range(8):
        learner.page.keyboard.press("Tab")
        if known.evaluate("button => button === document.activeElement"):
            break
    expect(known).to_be_focused()
    learner.page.keyboard.press("Enter")
    expect(learner.page.locator(".words")).to_contain_text("2 / 4")
    expect(learner.page.locator(".words")).to_be_focused()


@pytest.mark.parametrize("screen", ["settings", "traces"])
def test_what_was_learned_goes_when_the_reader_says_so(learner: Phone, screen: str) -> None:
    learner.go("#/words")
    know(learner)
    learner.wait_until(lambda: kept(learner) == 1)
    learner.go("#/settings")
    if screen == "settings":
        learner.page.get_by_role("button", name=learner.say("Begin opnieuw")).click()
        learner.page.get_by_role("dialog").get_by_role("button", name=learner.say("Ja")).click()
        expect(learner.page.get_by_role("button", name=learner.say("Begin opnieuw"))).to_have_count(0)
    else:
        learner.page.get_by_role("button", name=learner.say("Wis mijn sporen")).click()
        learner.page.get_by_role("dialog").get_by_role("button", name=learner.say("Wis nu alles")).click()
        expect(learner.page.locator('a[href="#/language/ar"]')).to_be_visible()
    assert kept(learner) == 0


def test_a_recorded_sentence_is_heard_at_its_own_speed_and_slowly(learner: Phone) -> None:
    learner.page.evaluate(
        "() => { globalThis.__rates = []; const play = Audio.prototype.play;"
        " Audio.prototype.play = function () { globalThis.__rates.push(this.playbackRate); return play.call(this); }; }"
    )
    learner.go("#/words")
    for word in ("Luister", "Langzaam"):
        learner.page.get_by_role("button", name=learner.say(word)).click()
        learner.page.wait_for_timeout(100)
    assert learner.page.evaluate("globalThis.__rates") == [1, 0.75]


def test_where_nothing_can_be_said_a_sign_says_so_and_no_button_does_nothing(learner: Phone) -> None:
    learner.go("#/words")
    know(learner)
    expect(learner.page.locator(".no-sound")).to_contain_text(
        learner.say("Hier is geen geluid. Vraag iemand om het te zeggen.")
    )
    expect(learner.page.get_by_role("button", name=learner.say("Luister"))).to_have_count(0)


def test_a_dialogue_of_which_the_dutch_is_recorded_says_that_the_readers_language_is_not(
    learner: Phone, without_sound: PutAway
) -> None:
    learner.open_card("O-01", PACK)
    expect(learner.page.locator(".no-sound bdi")).to_have_text(["العربية"])
    quiet = without_sound.take()
    quiet.open()
    quiet.open_card("O-01", PACK)
    expect(quiet.page.locator(".no-sound bdi")).to_have_text(["Nederlands"])
    quiet.switch_off()


def test_what_the_reader_says_is_heard_back_and_never_kept_or_sent(
    playwright: Playwright, library_wire: Wire, tmp_path: Path
) -> None:
    library_wire.mend()
    phone = Phone(playwright, tmp_path / "phone-with-microphone", library_wire, MICROPHONE)
    phone.begin("nl")
    save_with_sound(phone)
    phone.cut_network()
    phone.go("#/words")
    phone.page.get_by_role("button", name="Zeg het na").click()
    phone.page.wait_for_timeout(600)
    phone.page.locator(".word-deeds").get_by_role("button", name="Stop").click()
    expect(phone.page.get_by_role("button", name="Hoor uzelf")).to_be_visible()
    phone.page.get_by_role("button", name="Hoor uzelf").click()
    phone.go("#/")
    stores: list[str] = phone.page.evaluate(
        "async () => (await Promise.all((await indexedDB.databases()).map(({ name }) => name))).sort()"
    )
    assert stores == ["wegwijs"]
    phone.switch_off()
    no_complaints(phone)


def test_without_a_microphone_the_reader_is_told_to_say_it_aloud(learner: Phone) -> None:
    learner.go("#/words")
    learner.page.get_by_role("button", name=learner.say("Zeg het na")).click()
    expect(
        learner.page.get_by_text(learner.say("De microfoon staat uit. Zeg de zin gewoon hardop."))
    ).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "where", "offers"),
    [("nl-NL", "phone", 1), ("nld-NLD-x", "phone", 1), ("nl-NL", "network", 0), ("en-US", "phone", 0)],
)
def test_the_phones_own_voice_speaks_only_where_it_lies_on_the_phone_and_was_heard(
    without_sound: PutAway, lang: str, where: str, offers: int
) -> None:
    phone = without_sound.take()
    voice = {"name": "Xander", "lang": lang, "localService": where == "phone"}
    phone.context.add_init_script(f"({VOICES})({json.dumps([voice])})")
    phone.cut_network()
    phone.open("/#/words")
    expect(phone.page.locator(".no-sound")).to_be_visible()
    phone.go("#/settings")
    heading = phone.page.get_by_role("heading", name="De stem van uw telefoon")
    expect(heading).to_have_count(offers)
    if offers:
        section = phone.page.locator("section", has=heading)
        section.get_by_role("button", name="Luister").click()
        section.get_by_role("button", name=re.compile("^Ja$")).click()
        phone.go("#/words")
        phone.page.get_by_role("button", name="Luister").click()
        assert phone.page.evaluate("globalThis.__said.at(-1)") == ["Ja. Waar is de dokter?", "Xander"]
    phone.switch_off()
    no_complaints(phone)


def test_the_readers_language_is_read_aloud_once_its_voice_was_heard(phone: Phone) -> None:
    voice = {"name": "Maged", "lang": "ar-SA", "localService": True}
    phone.context.add_init_script(f"({VOICES})({json.dumps([voice])})")
    phone.begin("ar")
    phone.save_pack()
    phone.cut_network()
    phone.open_card("F1-01")
    aloud = phone.page.locator("article.reading").get_by_role("button", name="العربية")
    expect(aloud).to_have_count(0)
    phone.go("#/settings")
    section = phone.page.locator("section", has_text=phone.say("De stem van uw telefoon"))
    section.get_by_role("button", name=phone.say("Luister")).click()
    section.get_by_role("button", name=phone.say("Ja"), exact=True).click()
    phone.open_card("F1-01")
    title = phone.page.locator("h1").inner_text()
    aloud.click()
    phone.wait_until(lambda: phone.page.evaluate("globalThis.__said.length") >= 3)
    said = phone.page.evaluate("globalThis.__said")
    assert said[1] == [title, "Maged"]
    phone.page.get_by_role("button", name=phone.say("Stop")).click()
    phone.page.evaluate(AT_ONCE)
    aloud.click()
    phone.wait_until(lambda: phone.page.evaluate("globalThis.__said.length") > 5)
    expect(aloud).to_be_visible()
    seen = phone.page.locator("main").text_content() or ""
    pictured = phone.page.locator("main svg[aria-label]").evaluate_all(LABELS)
    read = [text for text, _ in phone.page.evaluate("globalThis.__said")]
    assert [text for text in read if text not in pictured and "…" not in text and text not in seen] == []
