"""What a team's device wrote arrives once, whoever carries it, and nobody on the way can read or change it (clause 2.14)."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from backend.accounts.devices import forget_device
from backend.core.config import Settings
from backend.courier.errors import CourierError
from backend.courier.files import Carried, carried, kind_of, write_courier
from backend.courier.operations import take_operations
from backend.intake.tables import StaffOperation
from sync.courier import carried_text, write_carried_push
from sync.operations import build_push, pick_operations
from sync.replica import next_push
from tests.backend.intake.team import Team, enrolled, snapshot_of
from tests.conftest import ON_BOTH, Caller, Clock
from tests.devices import box_for
from tests.sync.telling import told_of

pytestmark = ON_BOTH

COUNT = {"category": "age-18", "n": 1}
ASKED = "Waar is de school?"


async def writing(newcomer: Caller, clock: Clock, settings: Settings) -> Team:
    """A team whose tablet seals, has written something, and is locked."""
    team = await enrolled(newcomer, clock)
    team.tablet.seal = box_for(settings)
    team.write("count", "v1", COUNT)
    team.write("note", "n1", {"topic": "school"}, text=ASKED)
    team.tablet.lock()
    return team


def export(team: Team, *, each: int = 200, signer: ec.EllipticCurvePrivateKey | None = None) -> list[Carried]:
    """All that waits, as the device writes it down for somebody who goes where there is a network."""
    log, documents = team.tablet.disk.log, []
    after, waiting = next_push(log)
    while waiting:
        operations, _ = pick_operations(waiting[:each], {})
        body = build_push("q" * 22, None, after, operations, [])
        numbers = decode_dss_signature(
            (signer or team.device.key).sign(carried_text(log.replica, body), ec.ECDSA(hashes.SHA256()))
        )
        signature = b"".join(number.to_bytes(32, "big") for number in numbers)
        document = write_carried_push(signature, team.device.id, log.replica, body)
        documents.append(carried(f"operations/{len(documents)}", document))
        waiting = waiting[len(operations) :]
        if waiting:
            last = log.entries[len(log.entries) - len(waiting) - 1]
            after = type(after)(last.seq, last.hash)
    return documents


def file_of(tmp_path: Path, documents: list[Carried]) -> Path:
    write_courier(tmp_path / "team.wegwijs", "operations", documents)
    return tmp_path / "team.wegwijs"


@pytest.mark.parametrize("each", [1, 200])
async def test_what_was_carried_arrives_once_also_when_the_device_sends_it_later(
    newcomer: Caller, clock: Clock, settings: Settings, tmp_path: Path, each: int
) -> None:
    team = await writing(newcomer, clock, settings)
    documents = export(team, each=each)
    file = file_of(tmp_path, documents)
    assert kind_of(file) == "operations"
    assert ASKED.encode() not in file.read_bytes()
    for _ in range(2):
        assert await take_operations(settings, file, clock()) == (len(documents), 0)
    assert team.states() == [("waiting", None), ("waiting", None)]
    await team.push()
    assert team.states() == [("sent", None), ("sent", None)]
    assert await StaffOperation.count() == 2
    reader = await snapshot_of(team)
    assert told_of(reader.tablet.shown())["count", "v1"] == {"age-18": 1}
    assert [body.text for body in reader.tablet.disk.bodies.values()] == [ASKED]


async def test_what_the_device_told_already_is_carried_to_no_effect(
    newcomer: Caller, clock: Clock, settings: Settings, tmp_path: Path
) -> None:
    team = await writing(newcomer, clock, settings)
    file = file_of(tmp_path, export(team))
    await team.push()
    assert await take_operations(settings, file, clock()) == (1, 0)
    assert await StaffOperation.count() == 2


@pytest.mark.parametrize("damage", ["other key", "other body", "cut off", "no push", "forgotten", "unknown"])
async def test_what_is_not_signed_by_a_device_of_here_is_not_taken(
    newcomer: Caller, clock: Clock, settings: Settings, tmp_path: Path, damage: str
) -> None:
    team = await writing(newcomer, clock, settings)
    other = ec.derive_private_key(9, ec.SECP256R1())
    (document,) = export(team, signer=other if damage == "other key" else None)
    data = document.read()
    if damage == "forgotten":
        await forget_device(team.device.id, team.clock())
    changed = {
        "other body": data.replace(b'"seq":1', b'"seq":2'),
        "cut off": data[:90],
        "no push": data[:110] + b"{}",
        "unknown": data.replace(team.device.id.encode(), b"D" * 22),
    }.get(damage, data)
    with pytest.raises(CourierError, match="nothing could be taken"):
        await take_operations(settings, file_of(tmp_path, [carried("operations/0", changed)]), clock())
    assert await StaffOperation.count() == 0


async def test_a_push_whose_beginning_is_missing_is_left_until_that_comes(
    newcomer: Caller, clock: Clock, settings: Settings, tmp_path: Path
) -> None:
    team = await writing(newcomer, clock, settings)
    first, second = export(team, each=1)
    renamed = [second._replace(name="operations/0"), first._replace(name="operations/1")]
    assert await take_operations(settings, file_of(tmp_path, renamed), clock()) == (1, 1)
    await team.push()
    assert await StaffOperation.count() == 2
