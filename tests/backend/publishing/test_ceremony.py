"""Two people on two machines sign the same bytes; the server alone can publish nothing (clauses 2.4 and 2.5)."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from backend.app import open_data
from backend.places.overlays import keep_overlay
from backend.places.places import PlaceEntry, add_place
from backend.publishing.ceremony import Source, _Fetcher, add_signature, review
from backend.publishing.errors import KeysError, ProposalError
from backend.publishing.folders import folders_of
from backend.publishing.keys import make_person_key, read_public, read_signer, write_public
from backend.publishing.metadata import read_current
from backend.publishing.proposals import KeyChange, accept, list_proposals, propose_root
from backend.publishing.publish import publish, recall, renew
from backend.publishing.trust import propose_keys
from sync.recalls import Recall, parse_recalls
from tests.backend.packs.sample import FIRST
from tests.backend.publishing.conftest import NOW, Studio, settings_in

PEOPLE = ("anna", "bert", "cor")


class Office:
    """A server in production, and the machines of three people, each with a key of their own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = settings_in(root, env="production")
        self.public = {name: self._new_person(name) for name in PEOPLE}

    def _new_person(self, name: str) -> Path:
        (self.root / name).mkdir()
        return make_person_key(self.root / name / f"{name}.pem", None)

    def begin(self) -> None:
        publishers = [self.public["anna"], self.public["bert"]]
        files = propose_keys(self.settings, [*self.public.values()], publishers, NOW)
        for name in ("anna", "bert"):
            for path in files:
                self.sign(name, path.name)
        self.accept("anna", "bert")

    def sign(self, name: str, file: str) -> tuple[str, ...]:
        """Somebody takes a copy home, looks at it, and signs it."""
        home = self.root / name
        path = home / file
        path.write_bytes((folders_of(self.settings).proposals / file).read_bytes())
        found = review(path, self.source, home / f"{name}.seen")
        add_signature(found, read_signer(home / f"{name}.pem"), path)
        return found.differences

    def accept(self, *names: str, now=NOW) -> list[str]:
        files = [path for name in names for path in sorted((self.root / name).glob("*.json"))]
        try:
            return accept(self.settings, files, now)
        finally:
            for path in files:
                path.unlink()

    @property
    def source(self) -> Source:
        return Source(str(self.settings.data))

    def waiting(self) -> list[str]:
        return [one.file for one in list_proposals(self.settings)]

    def target(self, name: str, client: Path) -> bytes | None:
        """What a stock TUF client gets, which knows the first root only."""
        for folder in ("metadata", "targets"):
            (client / folder).mkdir(parents=True, exist_ok=True)
        first = (self.settings.data / "metadata" / "1.root.json").read_bytes()
        fetcher: FetcherInterface = _Fetcher(self.source)
        folders = (str(client / "metadata"), "metadata/", str(client / "targets"), "targets/")
        updater = Updater(*folders, fetcher=fetcher, bootstrap=first)
        updater.refresh()
        found = updater.get_targetinfo(name)
        return None if found is None else Path(updater.download_target(found)).read_bytes()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


async def test_trust_begins_when_enough_people_have_signed(office: Office) -> None:
    files = propose_keys(office.settings, [*office.public.values()], list(office.public.values())[:2], NOW)
    office.sign("anna", files[0].name)
    with pytest.raises(ProposalError, match="root has 1 signatures"):
        office.accept("anna")
    assert not folders_of(office.settings).anchor.exists()
    for name in ("anna", "bert"):
        for path in files:
            office.sign(name, path.name)
    assert office.accept("anna", "bert") == ["root", "targets", "snapshot", "timestamp"]
    current = read_current(folders_of(office.settings), is_production=True)
    assert current.root.signed.roles["root"].threshold == 2


def test_production_begins_with_three_for_the_root_and_two_publishers(office: Office) -> None:
    keys = list(office.public.values())
    with pytest.raises(KeysError, match="root needs 3 keys"):
        propose_keys(office.settings, [keys[0], keys[0], keys[1]], keys[:2], NOW)
    with pytest.raises(KeysError, match="targets needs 2 keys"):
        propose_keys(office.settings, keys, keys[:1], NOW)


async def test_the_server_alone_publishes_nothing(office: Office) -> None:
    office.begin()
    async with open_data(office.settings):
        studio = Studio(office.settings)
        await studio.write({})
        done = await publish(office.settings, NOW)
        again = await publish(office.settings, NOW + timedelta(hours=1))
    assert done.proposed == ("targets", "recalls")
    assert again.editions == ()
    with pytest.raises(ProposalError, match="nothing has enough signatures"):
        accept(office.settings, [], NOW)
    assert renew(office.settings, NOW + timedelta(days=30)) == ["snapshot", "timestamp"]
    assert office.target("buurt.json", office.root / "client") is None


async def test_two_people_publish_an_edition_and_see_what_it_changes(office: Office) -> None:
    office.begin()
    async with open_data(office.settings):
        studio = Studio(office.settings)
        await studio.write({})
        await publish(office.settings, NOW)
        for name in ("anna", "bert"):
            shown = office.sign(name, "2.targets.json")
        assert any("De straat" in line for line in shown)
        assert office.accept("anna", "bert") == ["targets", "snapshot", "timestamp"]
        await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
        await publish(office.settings, NOW)
    changes = office.sign("anna", "3.targets.json")
    with pytest.raises(ProposalError, match="targets: 1 signatures"):
        office.accept("anna")
    office.sign("bert", "3.targets.json")
    office.accept("bert")
    assert any("De straat" in line and "→" in line and "Jouw straat" in line for line in changes)
    assert b'"edition":2' in (office.target("buurt.json", office.root / "client") or b"")


async def test_a_copy_that_says_something_else_is_refused(office: Office) -> None:
    office.begin()
    async with open_data(office.settings):
        await Studio(office.settings).write({})
        await publish(office.settings, NOW)
    office.sign("anna", "2.targets.json")
    path = office.root / "anna" / "2.targets.json"
    path.write_bytes(path.read_bytes().replace(b"buurt.json", b"elders.json"))
    with pytest.raises(ProposalError, match="says something else"):
        office.accept("anna")


async def test_a_server_that_serves_other_bytes_is_seen_before_signing(office: Office) -> None:
    office.begin()
    async with open_data(office.settings):
        await Studio(office.settings).write({})
        await publish(office.settings, NOW)
    for path in (office.settings.data / "targets").glob("*.buurt.json"):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes().replace(b"buurt", b"BUURT"))
    with pytest.raises(ProposalError, match="sign nothing"):
        office.sign("anna", "2.targets.json")


async def test_one_publisher_recalls_and_two_undo_it(office: Office) -> None:
    office.begin()
    async with open_data(office.settings):
        studio = Studio(office.settings)
        await studio.write({})
        await publish(office.settings, NOW)
        for name in ("anna", "bert"):
            office.sign(name, "2.targets.json")
        office.accept("anna", "bert")
        taken = Recall(pack="buurt", resource="B1-01", up_to_edition=1, reason={"nl": "Het klopt niet."})
        assert recall(office.settings, taken, NOW).proposed == ("recalls",)
        waiting = office.waiting()
        office.sign("bert", waiting[0])
        assert office.accept("bert") == ["recalls", "snapshot", "timestamp"]
        found = parse_recalls(office.target("recalls.json", office.root / "client") or b"")
        assert found.recalls == (taken,)
        await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
        await publish(office.settings, NOW)
    office.sign("anna", "3.targets.json")
    with pytest.raises(ProposalError):
        office.accept("anna")
    office.sign("bert", "3.targets.json")
    assert "targets" in office.accept("bert")


async def test_a_publisher_leaves_and_another_comes(office: Office) -> None:
    office.begin()
    async with open_data(office.settings):
        await Studio(office.settings).write({})
        await publish(office.settings, NOW)
        for name in ("anna", "bert"):
            office.sign(name, "2.targets.json")
        office.accept("anna", "bert")
    office.target("buurt.json", office.root / "client")
    gone = read_public(office.public["bert"]).keyid[:12]
    change = KeyChange("targets", add=(office.public["cor"],), remove=(gone,))
    assert propose_root(office.settings, change, NOW) == []
    for name in ("anna", "cor"):
        for file in office.waiting():
            office.sign(name, file)
    assert office.accept("anna", "cor") == ["root", "targets", "recalls", "snapshot", "timestamp"]
    assert office.target("buurt.json", office.root / "client")


async def test_a_root_whose_publishers_have_signed_nothing_waits(office: Office) -> None:
    office.begin()
    gone = read_public(office.public["bert"]).keyid[:12]
    propose_root(office.settings, KeyChange("targets", add=(office.public["cor"],), remove=(gone,)), NOW)
    for name in ("anna", "cor"):
        office.sign(name, "2.root.json")
    with pytest.raises(ProposalError, match="phones would refuse"):
        office.accept("anna", "cor")


async def test_a_region_signs_for_its_own_places_only(studio: Studio, tmp_path: Path) -> None:
    settings = studio.settings
    public = make_person_key(settings.data / "keys" / "noord.pem", None)
    (settings.data / "regions").mkdir()
    (settings.data / "regions" / "noord.pub").write_bytes(write_public(read_public(public)))
    await add_place(PlaceEntry(id="terapel", name="Ter Apel", kind="shelter", region="noord"))
    block = {"type": "paragraph", "text": {"id": "terapel.h1", "text": "Open van 10 tot 16 uur."}}
    draft = msgspec.json.encode({"languages": {"nl": {"hours": [block]}}})
    await keep_overlay("terapel", draft, NOW.date())
    done = await studio.publish()
    assert "region-noord" in done.signed
    office = Office.__new__(Office)
    office.root, office.settings = tmp_path, settings
    assert b"Open van 10" in (office.target("overlay.noord.terapel.json", tmp_path / "client") or b"")
    assert office.target("overlay.zuid.delft.json", tmp_path / "client") is None


async def test_a_staged_edition_is_for_its_places_until_it_is_for_all(studio: Studio) -> None:
    await studio.publish()
    await studio.write({}, first=FIRST.replace("De straat", "Jouw straat"))
    place = "voorbeeld-opvang"
    done = await publish(studio.settings, NOW, ["buurt"], [place])
    assert (done.editions[0].edition, done.editions[0].places) == (2, (place,))
    targets = read_current(folders_of(studio.settings), is_production=False).targets.signed.targets
    assert targets["buurt.json"].custom["edition"] == 1
    assert (targets["buurt.next.json"].custom["edition"], targets["buurt.next.json"].custom["places"]) == (
        2,
        [place],
    )
    assert (await publish(studio.settings, NOW, ["buurt"])).editions[0].edition == 2
    targets = read_current(folders_of(studio.settings), is_production=False).targets.signed.targets
    assert targets["buurt.json"].custom["edition"] == 2
    assert "buurt.next.json" not in targets
