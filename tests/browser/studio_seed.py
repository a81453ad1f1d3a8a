"""Work under way on every page of the studio, brought there by the requests that its own pages make."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.backend.intake.words import id_of, message
from tests.backend.packs.uploads import photo, tone, upload
from tests.browser.server import Server
from tests.browser.studio import Studio
from tests.browser.test_admin import PASSWORD, SEND, push_from_elsewhere
from tests.browser.test_admin_teams import BOOKS

LONG_NAME = "Wilhelmina van der Heuvel-Oosterwijk"
PEOPLE = {
    LONG_NAME: [{"role": "editor"}, {"role": "translator", "languages": ["ar", "uk"]}],
    "Mira": [{"role": "reviewer"}],
    "Yusuf": [{"role": "helper"}],
}
PACK, CARD = "aankomst", "F1-01"
BED, WARDROBE = "U hebt hier een bed en eten.", "U hebt hier een bed en eten en een kast."
QUESTION = "متى يمكنني الذهاب إلى الطبيب؟"
QUIZ, OTHERWISE = "O-02", ("Quiz: in de opvang", "Quiz: in het huis")
DRAFT = {"type": "steps", "title": "Een fiets lenen", "theme": "opvang"}
SHELTER = "voorbeeld-opvang"
FACT = "fietsenmaker"
TABLET = "Tablet van de bibliotheek in het centrum"


def furnish_studio(studio: Studio, server: Server) -> None:
    """Somebody whom everything is open to, and something on every page."""
    studio.enter(server)
    for name, roles in PEOPLE.items():
        password = None if name == "Yusuf" else PASSWORD
        studio.call("POST", "accounts/people", {"name": name, "roles": roles, "password": password})
    studio.finish(CARD, studio.change(CARD, BED, WARDROBE))
    studio.finish(QUIZ, studio.change(QUIZ, *OTHERWISE))
    studio.ids["draft"] = studio.call("POST", f"packs/{PACK}/resources", DRAFT)["id"]
    remark(studio)
    publish(studio, server)
    upload_two(studio)
    ask(studio)
    lend(studio, server)


def remark(studio: Studio) -> None:
    """On a text whose Dutch means something else now."""
    sheet = studio.call("GET", f"translations/{PACK}/ar")
    outdated = next(one["id"] for one in sheet["segments"] if one["state"] == "outdated")
    studio.ids["segment"] = outdated
    comment = f"translations/{PACK}/ar/{outdated}/comment"
    studio.call("POST", comment, {"text": "Is dit het bed of de slaapkamer?"})


def publish(studio: Studio, server: Server) -> None:
    """An edition that is tried out, and its next step, which waits for this browser's signature."""
    edition = {"notes": "Iedereen heeft nu een kast.", "places": [SHELTER]}
    studio.call("POST", f"publishing/packs/{PACK}/editions", edition)
    recall = {"pack": PACK, "resource": "F1-02", "reason": "Dit klopt niet meer."}
    studio.call("POST", "publishing/recalls", recall)
    studio.go("#/publish")
    studio.page.get_by_role("button", name="Maak mijn sleutel").click()
    expect(studio.page.get_by_text("Uw sleutel in deze browser")).to_be_visible()
    (key,) = (server.data / "publishers").glob("*.pub")
    server.run("keys", "rotate", "targets", "--add", str(key), "--threshold", "2")
    studio.call("POST", f"publishing/packs/{PACK}/stage/pause")
    (waiting,) = studio.call("GET", "publishing")["waiting"]
    studio.ids["proposal"] = waiting["file"]


def upload_two(studio: Studio) -> None:
    """A picture that no card shows, and a sentence that somebody else has to hear."""
    picture = {"alt": "Een wolk boven het plein", "credit": "Jansen", "source": "", "licence": "cc-by-nc"}
    studio.call("POST", f"media/{PACK}/pictures", upload(photo(), **picture))
    (missing, *_) = studio.call("GET", f"media/{PACK}")["to_say"]
    head = {"says": missing["nl"], "segment": missing["segment"], "credit": "", "source": ""}
    studio.call("POST", f"media/{PACK}/sounds", upload(tone(), **head))


def ask(studio: Studio) -> None:
    """What one phone asks, and what the rules stopped of another."""
    question = message("question", period=datetime.now(UTC).date().isoformat(), text=QUESTION, topic="other")
    sent = {"schema": 1, "request_id": id_of("request"), "batches": [question]}
    receipts = studio.context.request.post(f"{studio.wire.url}/sync/batches", data=sent).json()["receipts"]
    assert [receipt["outcome"] for receipt in receipts] == ["committed"]
    assert studio.page.evaluate(SEND) == "quarantined"
    (asked,) = studio.call("GET", "questions?state=open&page=0")["questions"]
    studio.ids["question"] = asked["id"]


def end_a_fact(studio: Studio) -> None:
    """One that no card uses, and that holds for ten days more."""
    today = datetime.now(UTC).date()
    fact = {
        "id": FACT,
        "kind": "phone",
        "value": "030-1234567",
        "source": "https://fiets.nl",
        "source_name": "De fietsenmaker",
        "last_checked": today.isoformat(),
        "valid_until": (today + timedelta(days=10)).isoformat(),
        "expiry": "warn",
        "law": "stable",
        "owner": "redactie",
    }
    studio.call("PUT", f"packs/{PACK}/facts/{FACT}", {"was": "", "fact": fact})


def spoil_a_translation(studio: Studio) -> None:
    """Dutch words where Arabic ones should be."""
    path = f"translations/{PACK}/ar/{studio.ids['segment']}"
    shown = studio.call("GET", path)
    given = {"text": WARDROBE, "source_hash": shown["source_hash"], "was": shown["text_hash"]}
    studio.call("PUT", path, given)


def lend(studio: Studio, server: Server) -> None:
    """Books, and a tablet that wrote about a place that is not its own."""
    studio.call("POST", f"places/{SHELTER}/items?trial=false", BOOKS.encode())
    code = server.run("device", "enrol", TABLET, "--place", SHELTER).split()[0]
    telling = push_from_elsewhere(f"http://127.0.0.1:{server.port}", code, "Amina woont op kamer 12")
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
        thread.submit(asyncio.run, telling).result()
