"""Questions, language coaches and what needs a look, on a team's tablets without a network; and what the centre then has."""

import json
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright, expect

from tests.backend.intake.words import id_of, key_of, message
from tests.browser.coaching import SPOT, enter_volunteer, match, region
from tests.browser.server import Server
from tests.browser.tablet import JOB, LARGE, PLACE, SAMIRA, Colleague, Tablet, add_place
from tests.browser.wire import Wire

ANSWER = "Dinsdag om 10 uur."
ASKED = 5  # questions, after which the centre tells them at once (clause 3.4)
NOTE_TAPS = 3


@pytest.fixture
def new_tablet(playwright: Playwright, tmp_path: Path, wire: Wire) -> Iterator[Callable[[], Tablet]]:
    tablets: list[Tablet] = []

    def make() -> Tablet:
        tablets.append(Tablet(playwright, tmp_path / f"tablet-{len(tablets)}", wire))
        return tablets[-1]

    yield make
    for tablet in tablets:
        tablet.switch_off()
        assert tablet.problems == []


def test_a_day_of_questions_and_matches_goes_without_a_network_and_arrives(
    new_tablet: Callable[[], Tablet], server: Server
) -> None:
    tablet = prepared(new_tablet(), server)
    expect_questions(tablet)
    tablet.cut_network()
    note_question(tablet)
    answer(tablet, ANSWER)
    enter_volunteer(tablet)
    match(tablet)
    tablet.go("#/queue")
    waiting = tablet.page.get_by_role("region", name="Wat wacht")
    for words in ("1 antwoord", "1 afspraak"):
        expect(waiting).to_contain_text(words)
    expect(tablet.page.get_by_role("status").filter(has_text="Geen internet")).to_be_visible()
    assert ANSWER.encode() not in exported(tablet)
    tablet.restore_network()
    tablet.wait_until_sent()
    assert [said["text"] for name in range(ASKED) for said in answers_of(tablet, str(name))] == [ANSWER]
    tablet.go("#/queue")
    expect(waiting).to_contain_text("Laatst verstuurd")


def test_what_needs_a_look_is_told_to_the_team_alone_and_decided_by_a_person(
    new_tablet: Callable[[], Tablet], server: Server
) -> None:
    one, other = prepared(new_tablet(), server, JOB), new_tablet()
    enter_volunteer(one)
    match(one)
    one.wait_until_sent()
    other.page.set_viewport_size(LARGE)
    other.enrol(server, JOB, SAMIRA, name="Tablet 2", places=[PLACE])
    other.start(server, SAMIRA)
    other.start_later(server, JOB)
    wrote_differently(one, other)
    look_at(one)
    versions = one.page.locator(".version")
    expect(versions.filter(has_text="niet ontmoet")).to_contain_text("Job")
    expect(versions.filter(has_text="niet ontmoet")).to_contain_text("een andere tablet")
    expect(versions.filter(has_text="Samira").first).to_contain_text("deze tablet")
    keep(one, versions.filter(has_text="niet ontmoet"))
    while one.page.locator(".version").count():  # what became of the two people
        keep(one, one.page.locator(".version").filter(has_text="Job"))
    expect(one.page.get_by_text("Er is niets om na te kijken.")).to_be_visible()
    one.wait_until_sent()
    was_held(other, server)


def wrote_differently(one: Tablet, other: Tablet) -> None:
    """Both say of one match whether the two met, without knowing of each other."""
    for tablet in (one, other):
        tablet.go("#/coaches")
        expect(tablet.button("Niet ontmoet")).to_be_visible()
        tablet.cut_network()
    one.press("Ontmoet")
    other.press("Niet ontmoet")
    for tablet in (one, other):
        expect(tablet.page.get_by_text("Nog geen afspraak.")).to_be_visible()
        tablet.go("#/queue")
        tablet.restore_network()
        tablet.wait_until_sent()
    one.press("Verstuur nu")
    expect(one.page.get_by_role("link", name="Nakijken (")).to_be_visible()


def keep(tablet: Tablet, version: Locator) -> None:
    before = tablet.page.locator("article.panel").count()
    tablet.tap(version.first.get_by_role("button"))
    expect(tablet.page.locator("article.panel")).to_have_count(before - 1)


def was_held(tablet: Tablet, server: Server) -> None:
    """What somebody wrote after the centre ended their rights is held; the tablet says so, and what to do."""
    tablet.cut_network()
    server.run("user", "remove", JOB.name)
    tablet.go("#/questions")
    tablet.press("Vervoer")
    tablet.tap(tablet.page.get_by_role("button", name="Tigrinya"))
    tablet.press("Later")
    tablet.restore_network()
    # Who may no longer work here is sent away by the same round.
    expect(tablet.page.locator(".person")).to_have_count(1, timeout=30_000)
    tablet.unlock(SAMIRA)
    look_at(tablet)
    held = region(tablet, "De server houdt dit vast")
    expect(held).to_contain_text("Vervoer")
    expect(held).to_contain_text("Wie dit schreef, werkte toen niet meer bij het team.")
    expect(held).to_contain_text("Vraag een beheerder")


def prepared(tablet: Tablet, server: Server, *others: Colleague) -> Tablet:
    """A place with somewhere to meet, questions from phones, and Samira at work on an open day."""
    add_place(server)
    server.run("place", "set", PLACE, "--spot", SPOT)
    for name in range(ASKED):
        ask_here(tablet, str(name))
    tablet.ready(server, SAMIRA, *others)
    return tablet


def ask_here(tablet: Tablet, name: str) -> None:
    """A question to the library here, as a newcomer's phone sends it."""
    today = datetime.now(UTC).date().isoformat()
    about = {"audience": "here", "place": PLACE, "language": None, "topic": "other", "period": today}
    asked = message(name, thread_key=key_of(name), text=f"vraag {name}", **about)
    post(tablet, "/sync/batches", {"schema": 1, "request_id": id_of(f"send {name}"), "batches": [asked]})


def answers_of(tablet: Tablet, name: str) -> list[dict[str, str]]:
    """What the phone that asked is told."""
    reply = post(tablet, "/sync/answers", {"request_id": id_of("ask"), "key": key_of(name)})
    return [said for said in reply["messages"] if said["from"] == "library"]


def post(tablet: Tablet, path: str, body: object) -> dict[str, list[dict[str, str]]]:
    data = json.dumps(body).encode()
    asked = urllib.request.Request(
        tablet.wire.url + path, data, {"content-type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(asked, timeout=10) as reply:
        told: dict[str, list[dict[str, str]]] = json.load(reply)
    return told


def expect_questions(tablet: Tablet) -> None:
    tablet.go("#/questions")
    expect(tablet.page.get_by_role("region", name="Vragen van telefoons").get_by_role("link")).to_have_count(
        ASKED
    )


def note_question(tablet: Tablet) -> None:
    tablet.taps = 0
    tablet.press("Gezondheid")
    tablet.tap(tablet.page.get_by_role("button", name="Tigrinya"))
    tablet.press("Later")
    assert tablet.taps == NOTE_TAPS
    expect(tablet.page.get_by_role("heading", name="De vraag is bewaard.")).to_be_focused()
    tablet.page.get_by_label("Digitale overheid").check()
    tablet.press("Klaar")
    expect(region(tablet, "Later beantwoorden")).to_contain_text("Tigrinya")
    expect(region(tablet, "Vandaag het meest gevraagd")).to_contain_text("Gezondheid")


def answer(tablet: Tablet, text: str) -> None:
    region(tablet, "Vragen van telefoons").get_by_role("link").first.click()
    tablet.page.get_by_label("Jouw antwoord").fill("Bel mij op 06 12345678")
    tablet.press("Antwoord")
    tablet.press("Ik haal het weg")
    tablet.page.get_by_label("Jouw antwoord").fill(text)
    tablet.press("Antwoord")
    expect(tablet.page.locator(".said.own-words")).to_contain_text("Wacht op internet")


def exported(tablet: Tablet) -> bytes:
    """What somebody else would carry."""
    with tablet.page.expect_download() as made:
        tablet.press("Maak een bestand")
    return Path(made.value.path()).read_bytes()


def look_at(tablet: Tablet) -> None:
    tablet.go("#/queue")
    tablet.page.get_by_role("link", name="Nakijken").click()
    expect(tablet.page.get_by_role("heading", name="Nakijken")).to_be_visible()
