"""In production two people sign the same bytes, one of them on a machine of their own; who lost a key signs nothing more."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from securesystemslib.signer import Signature
from tuf.api.metadata import Metadata

from backend.accounts.add_user import add_user
from backend.app import create_app, open_data
from backend.core.config import Settings
from backend.places.places import add_examples
from backend.publishing.errors import ProposalError
from backend.publishing.folders import folders_of
from backend.publishing.keys import read_public
from backend.publishing.proposals import accept
from backend.publishing.trust import propose_keys
from tests.backend.packs.sample import SECOND
from tests.backend.publishing.conftest import NOW, Studio
from tests.backend.publishing.desk import TWO_LANGUAGES, BrowserKey, Desk
from tests.backend.publishing.test_ceremony import Office
from tests.conftest import Clock, caller
from tests.server import PASSWORD, living

WAIVER = {
    "pack": "buurt",
    "gate": "reviewer",
    "resource": "B1-02",
    "language": "en",
    "reason": "De lezer komt maandag terug.",
    "ends_on": "2026-12-05",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Office(tmp_path).settings


@pytest.fixture
def office(settings: Settings, tmp_path: Path) -> Office:
    """Anna signs on her own machine; Dora and Edo publish from a browser. Root is with Anna, Bert and Cor."""
    office = Office.__new__(Office)
    office.root, office.settings = tmp_path, settings
    office.public = {name: tmp_path / name / f"{name}.pub" for name in ("anna", "bert", "cor")}
    return office


@pytest.fixture
async def desks(office: Office, clock: Clock) -> AsyncIterator[dict[str, Desk]]:
    """The browsers of three publishers; the server's trust has begun with Anna's and Dora's key, and Edo's."""
    keys = {name: BrowserKey() for name in ("Dora", "Edo", "Fee")}
    publishers = [
        office.public["anna"],
        *(keys[name].write(office.root / f"{name}.pub") for name in ("Dora", "Edo")),
    ]
    files = propose_keys(office.settings, [*office.public.values()], publishers, NOW)
    for path in files:
        for name in ("anna", "bert"):
            office.sign(name, path.name)
    signed = [path for name in ("anna", "bert") for path in (office.root / name).glob("*.json")]
    with_dora(signed, keys["Dora"])
    accept(office.settings, signed, NOW)
    for path in signed:
        path.unlink()
    async with open_data(office.settings):
        await add_examples()
        for name in (*keys, "Anna"):
            await add_user(name, PASSWORD, NOW)
    async with living(create_app(office.settings, clock)) as app:
        desks = {
            name: Desk(caller(app), office.settings, keys.get(name, BrowserKey())) for name in (*keys, "Anna")
        }
        for name, desk in desks.items():
            await desk.log_in(name, clock)
            if name != "Anna":
                await desk.register()
        await Studio(office.settings).write({"en": "English"}, pack=TWO_LANGUAGES)
        yield desks
        for desk in desks.values():
            await desk.caller.client.aclose()


def with_dora(files: list[Path], key: BrowserKey) -> None:
    """Her signature, which she made elsewhere, in each copy of the first targets."""
    for path in files:
        if path.name.endswith(".targets.json"):
            found = Metadata.from_bytes(path.read_bytes())
            found.signatures[key.keyid] = Signature(key.keyid, key.sign(found.signed_bytes))
            path.write_bytes(found.to_bytes())


def carry(office: Office, name: str, *suffixes: str) -> None:
    """Somebody signs on their own machine what waits for these roles, and it is brought to the server."""
    for path in sorted(folders_of(office.settings).proposals.glob("*.json")):
        if any(path.name.endswith(f".{suffix}.json") for suffix in suffixes):
            office.sign(name, path.name)
    office.accept(name)


async def test_two_browsers_are_not_enough(office: Office, desks: dict[str, Desk]) -> None:
    await desks["Dora"].publish()
    assert (await desks["Dora"].sign()).json() == {"current": []}
    reply = await desks["Edo"].sign()
    assert (reply.status_code, reply.json()) == (200, {"current": []})
    (waiting,) = [one for one in (await desks["Dora"].overview())["waiting"] if one["role"] == "targets"]
    assert (waiting["threshold"], len(waiting["signed_by"]), waiting["needs_own_machine"]) == (2, 2, True)
    assert office.target("buurt.json", office.root / "client") is None
    with pytest.raises(ProposalError, match="own machine"):
        accept(office.settings, [], NOW)


async def test_a_browser_and_a_machine_publish(office: Office, desks: dict[str, Desk]) -> None:
    done = (await desks["Dora"].publish()).json()
    assert "targets" in done["proposed"]
    assert (await desks["Dora"].pack())["waits"] == 1
    await desks["Dora"].sign()
    carry(office, "anna", "targets")
    assert b'"edition":1' in (office.target("buurt.json", office.root / "client") or b"")
    assert (await desks["Dora"].pack())["edition"] == 1


async def test_what_is_signed_is_the_bytes_that_were_read(desks: dict[str, Desk]) -> None:
    dora = desks["Dora"]
    await dora.publish()
    assert (await dora.sign(digest="0" * 64)).json()["code"] == "overtaken"
    forged = BrowserKey()
    assert (await dora.sign(signature=forged.sign(b"something else"))).json()["code"] == "signature"
    assert (await dora.sign(key=forged)).json()["code"] == "unknown-key"
    assert (await dora.sign(key=desks["Edo"].key)).json()["code"] == "not-your-key"


async def test_one_publisher_takes_back_at_once_and_two_undo_it(
    office: Office, desks: dict[str, Desk]
) -> None:
    dora = desks["Dora"]
    await dora.publish()
    await dora.sign()
    carry(office, "anna", "targets")
    done = await dora.deed("recalls", pack="buurt", resource="B1-01", reason="De bus kost niets.")
    assert "recalls" in done["proposed"]
    assert "recalls" in (await dora.sign("recalls")).json()["current"]
    assert b"De bus kost niets." in (office.target("recalls.json", office.root / "client") or b"")
    await dora.deed("packs/buurt/rollback", edition=1, notes="Het klopte toch.")
    assert (await dora.sign()).json() == {"current": []}
    assert not (await dora.overview())["recalls"][0]["is_shown_again"]
    carry(office, "anna", "targets")
    assert (await dora.overview())["recalls"][0]["is_shown_again"]


async def test_a_lost_key_is_rotated_out_and_its_old_signature_counts_no_more(
    office: Office, desks: dict[str, Desk]
) -> None:
    dora, edo, fee = (desks[name] for name in ("Dora", "Edo", "Fee"))
    await dora.publish()
    await edo.sign()
    await dora.deed("rotation", add=[fee.key.keyid], remove=[edo.key.keyid])
    standing = {one["holder"]: one["standing"] for one in (await dora.overview())["keys"] if one["holder"]}
    assert standing == {"Dora": "current", "Edo": "leaving", "Fee": "waiting"}
    await fee.sign()
    (root,) = (file for file in office.waiting() if "root" in file)
    told = (await dora.caller.get(f"/api/publishing/proposals/{root}")).json()["lines"]
    assert f"- targets: key {edo.key.keyid[:16]}" in told
    for name in ("anna", "bert"):
        done = (await bring(dora, root, signed_at_home(office, name, root))).json()["current"]
    assert "root" in done
    carry(office, "anna", "targets")
    standing = {one["holder"]: one["standing"] for one in (await dora.overview())["keys"]}
    assert standing == {"": "current", "Dora": "current", "Fee": "current", "Edo": "made"}
    await dora.publish()
    await dora.sign()
    assert (await edo.sign()).json()["code"] == "unknown-key"
    carry(office, "anna", "targets")
    assert office.target("buurt.json", office.root / "client")


async def test_a_key_that_a_decided_root_leaves_out_signs_nothing_while_new_publishers_are_waited_for(
    office: Office, desks: dict[str, Desk]
) -> None:
    dora, edo, fee = (desks[name] for name in ("Dora", "Edo", "Fee"))
    await edo.deed("rotation", add=[fee.key.keyid], remove=[dora.key.keyid])
    (root,) = (file for file in office.waiting() if "root" in file)
    for name in ("anna", "bert"):
        done = (await bring(edo, root, signed_at_home(office, name, root))).json()["current"]
    assert done == [], "of who signed what is current only Anna stays"
    assert (await dora.sign()).json()["code"] == "unknown-key"
    assert (await fee.sign()).status_code == 200


async def test_nobody_gets_a_second_key_to_sign_for_two(office: Office, desks: dict[str, Desk]) -> None:
    dora, second = desks["Dora"], BrowserKey()
    added = await dora.deed("keys", spki=second.spki)
    reply = await dora.caller.post("/api/publishing/rotation", {"add": [added["keyid"]], "remove": []})
    assert (reply.status_code, reply.json()["code"]) == (409, "same-holder")


@pytest.mark.parametrize("spki", ["A" * 120, "-" * 120])
async def test_what_is_no_key_is_not_kept(desks: dict[str, Desk], spki: str) -> None:
    reply = await desks["Dora"].caller.post("/api/publishing/keys", {"spki": spki})
    assert (reply.status_code, reply.json()["code"]) == (409, "keys")


async def test_what_nobody_reviewed_is_left_out_unless_a_publisher_waives_it_for_some_days(
    office: Office, desks: dict[str, Desk], clock: Clock
) -> None:
    dora = desks["Dora"]
    assert await shown(dora) == {"B1-01": "en", "B1-02": "nl"}
    made = await dora.deed("waivers", **WAIVER)
    assert await shown(dora) == {"B1-01": "en", "B1-02": "en"}
    await dora.caller.delete(f"/api/publishing/waivers/{made['id']}")
    assert await shown(dora) == {"B1-01": "en", "B1-02": "nl"}
    await dora.deed("waivers", **WAIVER)
    clock.move(days=11)
    await dora.log_in("Dora", clock)
    assert await shown(dora) == {"B1-01": "en", "B1-02": "nl"}
    plain = SECOND.replace("theme: hulp", "theme: huis").replace("law: yearly", "law: stable")
    still = TWO_LANGUAGES.replace("law: yearly", "law: stable")  # and so is every fact in it
    await Studio(office.settings).write({}, pack=still, second=plain)
    assert await shown(dora) == {"B1-01": "en", "B1-02": "en"}


async def shown(desk: Desk) -> dict[str, str]:
    """In which language somebody who reads English will see each card of the next edition."""
    cards = (await desk.review())["changes"]["cards"]
    return {
        card["card"]: one["shows"] for card in cards for one in card["languages"] if one["language"] == "en"
    }


async def test_the_key_of_the_root_says_that_it_is_in_a_browser(
    office: Office, desks: dict[str, Desk]
) -> None:
    keys = {one["keyid"]: one["held"] for one in (await desks["Dora"].overview())["keys"]}
    assert keys[desks["Dora"].key.keyid] == "browser"
    assert keys[read_public(office.public["anna"]).keyid] == "machine"


def signed_at_home(office: Office, name: str, file: str) -> bytes:
    """The copy that somebody signed on their own machine."""
    office.sign(name, file)
    path = office.root / name / file
    signed = path.read_bytes()
    path.unlink()
    return signed


def the_targets(office: Office) -> str:
    """The file with the edition that waits."""
    (file,) = (file for file in office.waiting() if "targets" in file)
    return file


async def bring(desk: Desk, file: str, copy: bytes) -> httpx.Response:
    """Somebody gives the page a signed file."""
    return await desk.caller.client.post(
        f"/api/publishing/proposals/{file}/copies", content=copy, headers=desk.caller.headers
    )


async def test_a_copy_counts_for_nothing_that_is_unsigned_changed_or_forged(
    office: Office, desks: dict[str, Desk]
) -> None:
    dora = desks["Dora"]
    await dora.publish()
    file = the_targets(office)
    waiting = (folders_of(office.settings).proposals / file).read_bytes()
    signed = signed_at_home(office, "anna", file)
    other = Metadata.from_bytes(signed)
    other.signed.version += 1
    forged = Metadata.from_bytes(waiting)
    forged.signatures[dora.key.keyid] = Signature(dora.key.keyid, BrowserKey().sign(forged.signed_bytes))
    stranger = Metadata.from_bytes(waiting)
    stranger.signatures["c0de" * 16] = Signature("c0de" * 16, BrowserKey().sign(forged.signed_bytes))
    refused = {
        waiting: "unsigned",
        other.to_bytes(): "overtaken",
        forged.to_bytes(): "signature",
        stranger.to_bytes(): "unknown-key",
        b"{}": "signature",
        b"[" * 9000: "signature",
    }
    for copy, code in refused.items():
        assert (await bring(dora, file, copy)).json()["code"] == code
    assert (await bring(dora, "9.targets.json", signed)).status_code == 404
    assert (folders_of(office.settings).proposals / file).read_bytes() == waiting
