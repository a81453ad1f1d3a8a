"""Packs go from phone to phone and words to the centre without any network, and nothing that was changed is believed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.server import Server

OPENED = "Het pakket staat op uw telefoon."
REFUSED = "Dit bestand gaat niet open."
WORDS = "Waar is de bibliotheek?"


def test_a_pack_goes_from_one_phone_to_another_without_a_network(
    new_phone: Callable[[], Phone], tmp_path: Path
) -> None:
    giver, taker = new_phone(), new_phone()
    giver.begin("ar")
    giver.save_pack()
    begin_without_a_pack(taker, "ar")
    giver.cut_network()
    taker.cut_network()
    file = made(giver, "Deel: {title}", tmp_path / "aankomst.wegwijs")
    hand_over(taker, file)
    expect(taker.page.get_by_text(taker.say(OPENED))).to_be_visible()
    taker.open_card("F1-01")
    assert "COA" in taker.read()
    taker.restart()
    taker.context.set_offline(True)
    taker.open("/#/r/aankomst/F1-01")
    expect(taker.page.locator("article.reading")).to_be_visible()


def test_a_pack_comes_out_of_the_servers_own_file(phone: Phone, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "alles.wegwijs"
    server.run("courier", "export", str(file), "--pack", "aankomst")
    begin_without_a_pack(phone, "nl")
    phone.cut_network()
    hand_over(phone, file)
    expect(phone.page.get_by_text(OPENED)).to_be_visible()
    phone.open_card("F1-02")


@pytest.mark.parametrize("how", ["a wrong bit", "cut off", "another kind", "nothing"])
def test_a_spoilt_file_is_refused_and_changes_nothing(
    phone: Phone, server: Server, tmp_path: Path, how: str
) -> None:
    file = tmp_path / "alles.wegwijs"
    server.run("courier", "export", str(file), "--pack", "aankomst")
    file.write_bytes(spoilt(file.read_bytes(), how))
    begin_without_a_pack(phone, "nl")
    phone.cut_network()
    hand_over(phone, file)
    expect(phone.page.get_by_text(REFUSED)).to_be_visible()
    phone.go("#/saved")
    expect(phone.page.get_by_text("Werkt nu ook zonder internet")).to_have_count(0)


def test_words_are_carried_to_the_centre_and_its_receipts_back(
    phone: Phone, server: Server, tmp_path: Path
) -> None:
    phone.begin("nl")
    phone.save_pack()
    phone.cut_network()
    phone.ask(WORDS)
    file = made(phone, "Maak een bestand met uw berichten", tmp_path / "berichten.wegwijs")
    assert WORDS.encode() not in file.read_bytes()
    receipts = tmp_path / "ontvangen.wegwijs"
    for _ in range(2):
        server.run("courier", "import", str(file), "--receipts", str(receipts))
    assert server.count(f"SELECT count(*) FROM message WHERE text = '{WORDS}'") == 1
    hand_over(phone, receipts)
    expect(phone.page.get_by_text("De bieb heeft uw berichten gekregen.")).to_be_visible()
    phone.go("#/settings")
    expect(phone.page.get_by_text("Er wacht niets.")).to_be_visible()
    phone.restore_network()
    phone.send_now()
    phone.page.wait_for_timeout(1000)
    assert server.count(f"SELECT count(*) FROM message WHERE text = '{WORDS}'") == 1


def begin_without_a_pack(phone: Phone, language: str) -> None:
    phone.begin(language)
    phone.page.wait_for_timeout(500)


def made(phone: Phone, button: str, path: Path) -> Path:
    """Make a file with the button that begins like this, and save it."""
    phone.go("#/courier")
    beginning = phone.say(button).split("{")[0].strip()
    phone.page.get_by_role("button", name=beginning).first.click()
    with phone.page.expect_download() as download:
        phone.page.locator("a[download]").first.click()
    download.value.save_as(path)
    return path


def hand_over(phone: Phone, file: Path) -> None:
    phone.go("#/courier")
    phone.page.locator('input[type="file"]').set_input_files(file)


def spoilt(data: bytes, how: str) -> bytes:
    if how == "a wrong bit":
        at = data.index(b'"lists":{')
        return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    if how == "cut off":
        return data[: len(data) // 20]
    return b"[]\n" if how == "nothing" else data.replace(b'"packs"', b'"words"')
