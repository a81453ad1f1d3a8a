"""The gates before an edition: each is shut by what it is there for, keeps the edition back, and some may be waived."""

from typing import Any

import pytest

from backend.core.config import Settings
from tests.backend.packs.sample import FIRST, SECOND
from tests.backend.publishing.conftest import Studio
from tests.backend.publishing.desk import TWO_LANGUAGES, BrowserKey, Desk
from tests.conftest import ON_BOTH, Caller, Clock

WAIVER = {
    "pack": "buurt",
    "gate": "language",
    "resource": "B1-01",
    "language": "en",
    "reason": "De vertaler is tot maandag weg.",
    "ends_on": "2026-12-01",
}
PAGE = (
    '  - {type: web, url: "ADDRESS", label: {id: w1, nl: "Kijk"}, text: {id: w2, nl: "Hier staat meer."}}\n'
)


@pytest.fixture
def settings(published_house: Settings) -> Settings:
    return published_house


@pytest.fixture
async def studio(app: Any, settings: Settings) -> Studio:
    studio = Studio(settings)
    await studio.write({"en": "English"}, pack=TWO_LANGUAGES)
    return studio


@pytest.fixture
async def desk(studio: Studio, admin: Caller, settings: Settings, clock: Clock) -> Desk:
    desk = Desk(admin, settings, BrowserKey())
    await desk.log_in("Ahmed", clock)
    return desk


def page(address: str) -> dict[str, str]:
    return {"first": FIRST + PAGE.replace("ADDRESS", address)}


@pytest.mark.parametrize(
    ("gate", "changed"),
    [
        ("links", page("https://wegwijs.example/#/r/buurt/B9-99")),
        ("alt", {"first": FIRST.replace("Een straat met een boom", "Afbeelding")}),
        ("weight", {"first": FIRST.replace("Links is de winkel.", "Links is een winkel. " * 90 + "Einde.")}),
        ("expired", {"pack": TWO_LANGUAGES.replace("valid_until: 2027-05-01", "valid_until: 2026-11-20")}),
        ("unsafe", page("https://10.0.0.1/inloggen")),
        ("unsafe", page("https://bank.example@elders.example/")),
        ("unsafe", page("https://xn--bnk-5la.example/")),
    ],
)
async def test_a_gate_is_shut_by_what_it_is_there_for(
    desk: Desk, studio: Studio, gate: str, changed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await desk.shut() == {"reviewer"}
    monkeypatch.setattr("backend.publishing.rules.content.PACK_MOST", 3500)  # bytes; the sample is small
    await studio.write({"en": "English"}, **{"pack": TWO_LANGUAGES, **changed})
    assert await desk.shut() == {"reviewer", gate}
    reply = await desk.publish()
    assert (reply.status_code, reply.json()["code"]) == (409, "gates")


async def test_a_check_that_fails_shuts_its_gate(desk: Desk, studio: Studio) -> None:
    await studio.write({"en": "\u043d\u0430"}, pack=TWO_LANGUAGES, first=FIRST.replace("id: h1,", "id: h9,"))
    assert await desk.shut() == {"reviewer", "checks"}


async def test_a_word_that_the_glossary_has_otherwise_shuts_the_gate_of_checks(
    desk: Desk, studio: Studio
) -> None:
    agreed = "terms: [{id: bus, means: Een grote auto., words: {nl: [bus], en: [coach]}}]"
    (studio.settings.locale / "glossary.yaml").write_text(agreed, "utf-8")
    judged = (await desk.caller.get("/api/publishing/packs/buurt/gates")).json()
    (gate,) = [gate for gate in judged["gates"] if gate["name"] == "checks"]
    assert [(one["rule"], one["at"], one["problem"]) for one in gate["findings"]] == [
        ("glossary", "B1-01.p1", "'bus' is coach")
    ]


@ON_BOTH
async def test_a_missing_language_waits_for_its_translation_or_a_waiver(
    desk: Desk, studio: Studio, clock: Clock
) -> None:
    await studio.write({}, pack=TWO_LANGUAGES, first=FIRST.replace("id: p1,", "id: p9,"))
    assert "language" in await desk.shut()
    made = await desk.deed("waivers", **WAIVER)
    assert (made["made_by"], made["made_on"]) == ("Ahmed", "2026-11-25")
    assert "language" not in await desk.shut()
    assert (await desk.publish()).status_code == 200
    clock.move(days=7)
    await desk.log_in("Ahmed", clock)
    assert "language" in await desk.shut()


@pytest.mark.parametrize("ends_on", ["2026-11-24", "2026-12-26"])
async def test_a_waiver_lasts_thirty_days_at_most(desk: Desk, ends_on: str) -> None:
    reply = await desk.caller.post("/api/publishing/waivers", WAIVER | {"ends_on": ends_on})
    assert (reply.status_code, reply.json()["code"]) == (409, "waiver-days")


@pytest.mark.parametrize(
    "wrong",
    [
        *({"gate": "unsafe"}, {"gate": "expired"}),
        *(
            {"reason": "x"},
            {"reason": ""},
            {"reason": " \n" * 20},
            {"reason": "\u200b" * 20},
            {"reason": "." * 20},
        ),
    ],
)
async def test_what_is_dangerous_is_not_waived_and_a_waiver_has_a_reason(
    desk: Desk, wrong: dict[str, str]
) -> None:
    assert (await desk.caller.post("/api/publishing/waivers", WAIVER | wrong)).status_code == 400


@ON_BOTH
async def test_a_waiver_can_be_ended(desk: Desk, studio: Studio) -> None:
    await studio.write({}, pack=TWO_LANGUAGES, first=FIRST.replace("id: p1,", "id: p9,"))
    made = await desk.deed("waivers", **WAIVER)
    assert (await desk.caller.delete(f"/api/publishing/waivers/{made['id']}")).status_code == 204
    assert "language" in await desk.shut()
    assert (await desk.caller.delete(f"/api/publishing/waivers/{made['id']}")).status_code == 404


async def test_a_successor_that_holds_by_then_keeps_no_gate_shut(desk: Desk, studio: Studio) -> None:
    ended = TWO_LANGUAGES.replace("valid_until: 2027-05-01", "valid_until: 2026-11-20")
    await studio.write({}, pack=ended.replace("valid_from: 2027-01-01", "valid_from: 2026-11-21"))
    assert "expired" not in await desk.shut()


async def test_what_is_about_law_waits_for_a_reader_and_the_rest_does_not(desk: Desk, studio: Studio) -> None:
    judged = (await desk.caller.get("/api/publishing/packs/buurt/gates")).json()
    (gate,) = [gate for gate in judged["gates"] if gate["name"] == "reviewer"]
    found = {(one["card"], one["language"], one["problem"]) for one in gate["findings"]}
    assert (found, gate["blocks"]) == ({("B1-02", "en", "theme")}, False)
    await studio.write(
        {"en": "English"}, pack=TWO_LANGUAGES, second=SECOND.replace("theme: hulp", "theme: huis")
    )
    judged = (await desk.caller.get("/api/publishing/packs/buurt/gates")).json()
    assert [one["problem"] for one in judged["gates"][1]["findings"]] == ["law"]
    moving = TWO_LANGUAGES.replace("law: stable", "law: moving")  # a fact in a card that is stable itself
    await studio.write({"en": "English"}, pack=moving)
    judged = (await desk.caller.get("/api/publishing/packs/buurt/gates")).json()
    assert {one["card"]: one["problem"] for one in judged["gates"][1]["findings"]}["B1-01"] == "law"


async def test_a_card_of_another_pack_that_is_not_there_shuts_the_gate_of_links(
    desk: Desk, studio: Studio
) -> None:
    other = studio.settings.starter / "stad"
    other.mkdir()
    for name, text in (("pack", TWO_LANGUAGES), ("S1-01", FIRST), ("S1-02", SECOND)):
        (other / f"{name}.yaml").write_text(text.replace("buurt", "stad").replace("B1-", "S1-"), "utf-8")
    for name, shut in (("S1-99", {"links", "reviewer"}), ("S1-02", {"reviewer"})):
        changed = page(f"https://wegwijs.example/#/r/stad/{name}")
        await studio.write({"en": "English"}, pack=TWO_LANGUAGES, **changed)
        assert await desk.shut() == shut


@pytest.mark.parametrize(
    "title", ["Gezond blijven", "Naar de huisarts", "Uw Rechten", "Belasting en toeslagen"]
)
async def test_a_theme_that_was_made_here_is_known_by_its_name(
    desk: Desk, studio: Studio, title: str
) -> None:
    named = TWO_LANGUAGES.replace("id: huis,", "id: k7Qw2,").replace('nl: "Huis"', f'nl: "{title}"')
    first = FIRST.replace("theme: huis", "theme: k7Qw2")
    await studio.write({"en": "English"}, pack=named, first=first)
    judged = (await desk.caller.get("/api/publishing/packs/buurt/gates")).json()
    (gate,) = [gate for gate in judged["gates"] if gate["name"] == "reviewer"]
    assert ("B1-01", "theme") in {(one["card"], one["problem"]) for one in gate["findings"]}
