"""While one thing waits for signatures another happens: neither is lost, and a key that goes counts for nothing more."""

from base64 import urlsafe_b64encode

import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from backend.places.places import add_place, list_places
from backend.publishing.delegations import waiting_targets
from backend.publishing.folders import folders_of
from backend.publishing.keys import read_public
from tests.backend.packs.sample import FIRST, SECOND
from tests.backend.publishing import test_two_people as people
from tests.backend.publishing.conftest import Studio
from tests.backend.publishing.desk import TWO_LANGUAGES, Desk
from tests.backend.publishing.test_ceremony import Office
from tests.backend.publishing.test_two_people import bring, carry, signed_at_home

settings, office, desks = people.settings, people.office, people.desks


async def publish_first(office: Office, dora: Desk) -> None:
    await dora.publish()
    await dora.sign()
    carry(office, "anna", "targets")


async def rotate(desks: dict[str, Desk]) -> None:
    """Fee's key for Edo's."""
    fee, edo = desks["Fee"].key.keyid, desks["Edo"].key.keyid
    await desks["Dora"].deed("rotation", add=[fee], remove=[edo])


async def decide(office: Office, dora: Desk) -> None:
    """The holders of the root sign it."""
    (root,) = (file for file in office.waiting() if "root" in file)
    for name in ("anna", "bert"):
        await bring(dora, root, signed_at_home(office, name, root))


async def take_back(desk: Desk) -> None:
    await desk.deed("recalls", pack="buurt", resource="B1-01", reason="De bus kost niets.")


async def may_take_back(desks: dict[str, Desk], by: str) -> bool:
    """Whether this publisher's signature under a recall counts."""
    await take_back(desks["Dora"])
    await desks["Dora"].deed("recalls", pack="buurt", resource="B1-02", reason="Dit klopt niet.")
    return (await desks[by].sign("recalls")).status_code == 200


async def test_a_card_taken_back_in_between_stops_no_rotation(office: Office, desks: dict[str, Desk]) -> None:
    dora, fee = desks["Dora"], desks["Fee"]
    await publish_first(office, dora)
    await rotate(desks)
    await fee.sign()
    await take_back(dora)
    assert "recalls" in (await dora.sign("recalls")).json()["current"]
    await decide(office, dora)
    carry(office, "anna", "targets")
    assert office.waiting() == []
    assert not await may_take_back(desks, "Edo")
    assert await may_take_back(desks, "Fee")


async def test_an_edition_made_in_between_does_not_bring_the_lost_key_back(
    office: Office, desks: dict[str, Desk]
) -> None:
    dora, fee = desks["Dora"], desks["Fee"]
    await publish_first(office, dora)
    await rotate(desks)
    plain = SECOND.replace("theme: hulp", "theme: huis")
    await Studio(office.settings).write({}, pack=TWO_LANGUAGES, second=plain)
    await dora.publish()
    await decide(office, dora)
    await fee.sign()
    carry(office, "anna", "targets")
    assert (await dora.pack())["edition"] == 2
    assert not await may_take_back(desks, "Edo")
    assert await may_take_back(desks, "Fee")


async def test_what_the_lost_key_took_back_stays_taken_back(office: Office, desks: dict[str, Desk]) -> None:
    dora, edo = desks["Dora"], desks["Edo"]
    await publish_first(office, dora)
    await take_back(dora)
    assert "recalls" in (await edo.sign("recalls")).json()["current"]
    await rotate(desks)
    await decide(office, dora)
    await desks["Fee"].sign()
    assert (await edo.sign("recalls")).json()["code"] == "unknown-key"
    assert (await dora.sign()).json() == {"current": []}
    carry(office, "anna", "targets", "recalls")
    assert office.waiting() == []
    assert b"De bus kost niets." in (office.target("recalls.json", office.root / "client") or b"")
    assert [one["resource"] for one in (await dora.overview())["recalls"]] == ["B1-01"]


@pytest.mark.parametrize("threshold", [-1, 0, 1])
async def test_nobody_makes_one_signature_enough_and_nothing_is_left_behind(
    office: Office, desks: dict[str, Desk], threshold: int
) -> None:
    dora = desks["Dora"]
    reply = await dora.caller.post("/api/publishing/rotation", {"threshold": threshold})
    assert (reply.status_code, reply.json()["code"]) == (409, "keys")
    assert (await dora.overview())["waiting"] == []


async def test_nobody_calls_another_publishers_key_their_own(office: Office, desks: dict[str, Desk]) -> None:
    edo = desks["Edo"].caller
    at_home = read_public(office.public["anna"])
    pem = load_pem_public_key(at_home.keyval["public"].encode())
    of_anna = pem.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    for spki in (urlsafe_b64encode(of_anna).rstrip(b"=").decode(), desks["Dora"].key.spki):
        reply = await edo.post("/api/publishing/keys", {"spki": spki})
        assert (reply.status_code, reply.json()["code"]) == (403, "not-your-key")
    keys = {one["keyid"]: one["holder"] for one in (await desks["Edo"].overview())["keys"]}
    assert (keys[at_home.keyid], keys[desks["Dora"].key.keyid]) == ("", "Dora")


async def test_a_new_place_that_waits_outlives_staging_pausing_and_going_back(
    office: Office, desks: dict[str, Desk]
) -> None:
    dora = desks["Dora"]
    await publish_first(office, dora)
    (place, *_) = await list_places()
    await add_place(msgspec.structs.replace(place, id="bieb-nieuw", name="Bibliotheek Nieuw"))
    await dora.publish()
    told = waiting(office)["places.json"]
    await Studio(office.settings).write({}, pack=TWO_LANGUAGES, first=FIRST.replace("De straat", "Uw straat"))
    await dora.publish(place.id)
    for deed, staged in (("stage/pause", False), ("stage/resume", True), ("stage/pause", False)):
        await dora.deed(f"packs/buurt/{deed}")
        assert (waiting(office)["places.json"], "buurt.next.json" in waiting(office)) == (told, staged)
    await dora.deed("packs/buurt/rollback", edition=1, notes="Het was beter.")
    assert waiting(office)["places.json"] == told
    await dora.sign()
    carry(office, "anna", "targets")
    assert b"bieb-nieuw" in (office.target("places.json", office.root / "client") or b"")


def waiting(office: Office) -> dict[str, str]:
    """The targets that wait, by name, with their hashes."""
    found = waiting_targets(folders_of(office.settings))
    assert found is not None
    return {name: one.hashes["sha256"] for name, one in found.signed.targets.items()}


async def test_what_waits_for_one_deed_outlives_another(office: Office, desks: dict[str, Desk]) -> None:
    dora = desks["Dora"]
    await dora.publish()
    await dora.sign()
    carry(office, "anna", "targets")
    await dora.deed("packs/buurt/rollback", edition=1, notes="Het was beter.")
    await dora.sign()
    await dora.deed("recalls", pack="buurt", resource="B1-01", reason="De bus kost niets.")
    await dora.publish(notes="Niets nieuws.")
    waiting = {one["role"]: len(one["signed_by"]) for one in (await dora.overview())["waiting"]}
    assert waiting == {"recalls": 0, "targets": 1}
    assert "recalls" in (await dora.sign("recalls")).json()["current"]
    carry(office, "anna", "targets")
    assert (await dora.pack())["edition"] == 2
