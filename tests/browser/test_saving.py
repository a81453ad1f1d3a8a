"""What a reader meets while saving: what to take along, a costly line, a full phone, two tabs, and what was taken away."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import no_complaints
from tests.browser.media import Media, Publisher, serving_media
from tests.browser.phone import Phone
from tests.browser.saving import (
    CONNECTION,
    MEDIA,
    PACK,
    SLOW,
    STORE,
    limit,
    save_with,
    tap_save_with,
    wait_until_saved,
)
from tests.browser.wire import Wire


@pytest.fixture
def publisher() -> Publisher:
    published = Publisher()
    published.publish(PACK, 1, MEDIA)
    return published


@pytest.fixture
def wire(publisher: Publisher) -> Iterator[Wire]:
    with serving_media(publisher) as port:
        wire = Wire(port)
        wire.open()
        yield wire
        wire.close()


@pytest.fixture
def new_phone(playwright: Playwright, tmp_path: Path, wire: Wire) -> Iterator[Callable[[], Phone]]:
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


def test_text_pictures_and_sound_are_chosen_with_their_sizes(phone: Phone) -> None:
    phone.begin("nl")
    save = phone.page.locator(".save")
    expect(save.get_by_label("+ foto's 1,5 MB")).not_to_be_checked()
    expect(save.get_by_label("+ geluid 2,1 MB")).not_to_be_checked()
    save.get_by_label("geluid").check()
    expect(save.locator("button.main")).to_have_text("Bewaar 2,1 MB")
    save.locator("button.main").click()
    wait_until_saved(phone.page)
    phone.go("#/saved")
    expect(phone.page.locator(".pack-row")).to_contain_text("met geluid")
    assert len(phone.wire.asked("^/b/")) < 20
    phone.page.get_by_role("button", name="+ foto's 1,5 MB").click()
    expect(phone.page.locator(".pack-row")).to_contain_text("met foto's")


def test_a_file_in_pieces_is_answered_in_part_without_a_network(phone: Phone, publisher: Publisher) -> None:
    phone.begin("nl")
    save_with(phone, "geluid")
    name, long = next((name, data) for name, data in publisher.wholes.items() if len(data) == 2_000_000)
    phone.cut_network()
    phone.reload()
    found = phone.page.evaluate(
        """async (url) => {
            const response = await fetch(url, { headers: { range: "bytes=262100-262199" } });
            const whole = await (await fetch(url)).arrayBuffer();
            return [response.status, [...new Uint8Array(await response.arrayBuffer())], whole.byteLength];
        }""",
        f"/b/{name}",
    )
    assert found == [206, list(long[262_100:262_200]), len(long)]


def test_on_mobile_data_the_reader_is_asked_and_waiting_goes_on_by_itself(phone: Phone) -> None:
    phone.context.add_init_script(CONNECTION)
    phone.begin("nl")
    phone.page.locator(".save button.main").click()
    expect(phone.page.get_by_role("dialog")).to_contain_text("U gebruikt mobiel internet")
    assert phone.wire.asked("^/b/") == []
    phone.page.get_by_role("button", name="Wacht op wifi").click()
    expect(phone.page.locator(".waiting")).to_contain_text("Wacht op wifi")
    phone.reload()
    expect(phone.page.locator(".waiting")).to_contain_text("Wacht op wifi")
    assert phone.wire.asked("^/b/") == []
    phone.page.evaluate("__becomes('wifi')")
    wait_until_saved(phone.page)


def test_on_mobile_data_now_is_an_answer_too(phone: Phone) -> None:
    phone.context.add_init_script(CONNECTION)
    phone.begin("nl")
    phone.page.locator(".save button.main").click()
    phone.page.get_by_role("button", name="Nu bewaren").click()
    wait_until_saved(phone.page)


def test_a_new_edition_on_mobile_data_waits_for_an_answer_that_is_seen(
    phone: Phone, publisher: Publisher
) -> None:
    phone.context.add_init_script(CONNECTION)
    phone.begin("nl")
    phone.page.locator(".save button.main").click()
    phone.page.get_by_role("button", name="Nu bewaren").click()
    wait_until_saved(phone.page)
    publisher.publish(PACK, 2, MEDIA)
    phone.reload()
    notice = phone.page.locator(".notice", has_text="Er is een nieuwe uitgave")
    expect(notice).to_contain_text("U gebruikt mobiel internet")
    notice.get_by_role("button", name="Nu bewaren").click()
    expect(notice).to_have_count(0)
    phone.go(f"#/p/{PACK}")
    expect(phone.page.get_by_text("van uitgave 2").first).to_be_visible()


def test_from_wifi_to_mobile_data_a_download_waits(phone: Phone) -> None:
    phone.context.add_init_script(CONNECTION.replace('"cellular"', '"wifi"'))
    phone.begin("nl")
    phone.wire.slow_down(SLOW)
    tap_save_with(phone, "geluid")
    expect(phone.page.locator(".going")).to_contain_text(re.compile(r"0,[2-9] van"))
    phone.page.evaluate("__becomes('cellular')")
    expect(phone.page.locator(".waiting")).to_contain_text("Wacht op wifi")
    phone.page.wait_for_timeout(500)
    before = len(phone.wire.asked("^/b/"))
    phone.page.wait_for_timeout(1000)
    assert len(phone.wire.asked("^/b/")) == before


def test_two_tabs_show_one_download_and_either_stops_it(phone: Phone) -> None:
    phone.begin("nl")
    phone.wire.slow_down(SLOW)
    other = phone.context.new_page()
    other.goto(f"{phone.wire.url}/#/saved")
    tap_save_with(phone, "geluid")
    expect(other.locator(".going")).to_contain_text(re.compile(r"[0-9],[1-9] van 2,"))
    other.get_by_role("button", name="Wacht even").click()
    expect(phone.page.locator(".going")).to_contain_text("Pauze")
    expect(other.locator(".going")).to_contain_text("Pauze")
    other.get_by_role("button", name="Ga door").click()
    phone.page.close()
    wait_until_saved(other)
    paths = [exchange.path for exchange in phone.wire.asked("^/b/")]
    assert len(paths) - len(set(paths)) <= 1


def test_a_tab_that_is_killed_leaves_a_download_that_another_goes_on_with_by_itself(phone: Phone) -> None:
    phone.begin("nl")
    phone.wire.slow_down(SLOW)
    other = phone.context.new_page()
    other.goto(f"{phone.wire.url}/#/saved")
    tap_save_with(phone, "geluid")
    expect(other.locator(".going")).to_contain_text(re.compile(r"[0-9],[1-9] van 2,"))
    phone.page.close()
    wait_until_saved(other)


@pytest.mark.parametrize(("quota", "sounds"), [(2_000_000, 1), (5_000_000, 3)])
def test_a_full_phone_says_so_keeps_the_text_and_goes_on_when_there_is_room(
    phone: Phone, publisher: Publisher, quota: int, sounds: int
) -> None:
    publisher.publish(PACK, 2, Media(pictures=(1000,), sounds=(2_000_000,) * sounds))
    limit(phone, quota)
    phone.begin("nl")
    tap_save_with(phone, "geluid")
    notice = phone.page.locator(".notice.warn")
    expect(notice).to_contain_text("Uw telefoon is vol.")
    expect(notice.get_by_role("button", name="Maak plaats")).to_be_visible()
    phone.go(f"#/p/{PACK}")
    expect(phone.page.get_by_text("van uitgave 2").first).to_be_visible()
    paths = {exchange.path for exchange in phone.wire.asked("^/b/")}
    limit(phone, None)
    phone.wire.clear()
    phone.reload()
    phone.go("#/saved")
    wait_until_saved(phone.page)
    twice = [exchange.path for exchange in phone.wire.asked("^/b/") if exchange.path in paths]
    assert len(twice) <= 1


def test_a_phone_without_any_room_says_so_and_keeps_things_when_there_is(phone: Phone) -> None:
    limit(phone, 1)
    phone.open()
    phone.choose_language("nl")
    phone.choose_situation("Ik ben net aangekomen")
    phone.skip_place()
    expect(phone.page.locator(".notice.warn")).to_contain_text("Uw telefoon is vol.")
    limit(phone, None)
    phone.begin("nl")
    save_with(phone, "geluid")


def test_a_phone_that_became_full_reads_on_and_gives_room(phone: Phone) -> None:
    phone.begin("nl")
    save_with(phone, "geluid")
    phone.restart()
    limit(phone, 1)
    phone.open(f"/#/p/{PACK}")
    expect(phone.page.get_by_text("van uitgave 1").first).to_be_visible()
    phone.go("#/saved")
    phone.page.get_by_role("button", name="+ foto's 1,5 MB").click()
    expect(phone.page.locator(".notice.warn")).to_contain_text("Uw telefoon is vol.")
    limit(phone, None)
    phone.page.get_by_role("button", name="Maak plaats").first.click()
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Verwijder Geluid van Met beeld en geluid").click()
    dialog.get_by_role("button", name="Klaar").click()
    expect(phone.page.locator(".pack-row")).not_to_contain_text("met geluid")


def test_pictures_go_alone_from_their_row_without_a_network(phone: Phone) -> None:
    phone.begin("nl")
    phone.page.locator(".save").get_by_label("foto's").check()
    save_with(phone, "geluid")
    phone.cut_network()
    phone.go("#/saved")
    row = phone.page.locator(".pack-row")
    expect(row).to_contain_text("met foto's")
    row.get_by_role("button", name="Verwijder Met beeld en geluid").click()
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Verwijder Foto's van Met beeld en geluid").click()
    dialog.get_by_role("button", name="Nee, bewaar het").click()
    expect(row).not_to_contain_text("met foto's")
    expect(row).to_contain_text("met geluid")
    expect(row.locator(".chip.done")).to_be_visible()


def test_five_megabytes_hold_a_small_pack_and_refuse_a_large_one(phone: Phone, publisher: Publisher) -> None:
    publisher.publish("groot", 1, Media(sounds=(2_000_000,) * 4))
    limit(phone, 5_000_000)
    phone.begin("nl")
    phone.go("#/saved")
    rows = phone.page.locator(".pack-row")
    large = rows.filter(has=phone.page.get_by_label("+ geluid 8,0 MB"))
    large.get_by_label("geluid").check()
    large.locator(".save button").last.click()
    expect(phone.page.locator(".notice.warn")).to_contain_text("Uw telefoon is vol.")
    phone.page.get_by_role("button", name="Maak plaats").first.click()
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("Verwijder Geluid van")).first.click()
    dialog.get_by_role("button", name="Klaar").click()
    small = rows.filter(has=phone.page.get_by_label("+ geluid 2,1 MB"))
    small.get_by_label("geluid").check()
    small.locator(".save button").last.click()
    expect(rows.filter(has_text="met geluid").locator(".chip.done")).to_be_visible()


def test_what_the_browser_took_away_comes_back_by_one_tap(phone: Phone) -> None:
    phone.begin("nl")
    save_with(phone, "foto's")
    phone.page.evaluate(STORE, ["blobs", "clear"])
    phone.reload()
    notice = phone.page.locator(".notice.warn")
    expect(notice).to_contain_text("Uw telefoon heeft ruimte gemaakt.")
    phone.wire.clear()
    notice.get_by_role("button", name="Haal het weer op").click()
    phone.go("#/saved")
    expect(phone.page.locator(".pack-row .chip.done")).to_be_visible()
    assert phone.wire.asked("^/(metadata|targets)/.*beeld") == []
    phone.reload()
    expect(phone.page.locator(".pack-row .chip.done")).to_be_visible()
    expect(notice).to_have_count(0)


def test_a_database_that_is_gone_is_missed_and_comes_back_with_its_pictures(phone: Phone) -> None:
    phone.begin("nl")
    save_with(phone, "foto's")
    phone.page.goto(f"{phone.wire.url}/manifest.webmanifest")
    phone.page.evaluate(
        "new Promise((done) => { indexedDB.deleteDatabase('wegwijs').onsuccess = () => done(null) })"
    )
    phone.begin("nl")
    notice = phone.page.locator(".notice.warn")
    expect(notice).to_contain_text("Uw telefoon heeft ruimte gemaakt.")
    notice.get_by_role("button", name="Haal het weer op").click()
    wait_until_saved(phone.page)
    phone.go("#/saved")
    expect(phone.page.locator(".pack-row")).to_contain_text("met foto's")
