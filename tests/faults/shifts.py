"""Tablets of a team in bad weather against the real application: every operation once, and records as their log says."""

import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from backend.accounts.add_user import remove_user
from backend.accounts.devices import invite
from backend.core.address import Address, PostgresAddress
from backend.core.backup import backups, position_in, source_of
from backend.core.config import Settings
from sync.merging import Record
from sync.operations import Raw
from tests.devices import TeamDevice, box_for
from tests.faults.words import Centre, heard, rows_of
from tests.phones import Weather
from tests.server import PLACE, settings_in
from tests.shift import Shift, ShiftAnswer, ShiftCall
from tests.simulator import Call, Say, play_async
from tests.sync.telling import told_of
from tests.tablets import View, fold
from tests.writes import Cast

# As bad for tablets as for phones; and now and then the server is put back from one of its backups.
WEATHER = Weather(lost=0.2, doubled=0.2, late=0.3, killed=0.05, backup=0.05, restore=0.03, jump=0.03)


class ShiftOutcome(NamedTuple):
    """How a run ended: operations that the tablets said they had saved, and what is wrong at the end."""

    runs: int
    faults: int
    lost: int
    doubled: int
    stuck: int
    unfolded: int
    differing: int
    kinds: Counter[str]  # the faults

    @property
    def holds(self) -> bool:
        wrong = (self.lost, self.doubled, self.stuck, self.unfolded, self.differing)
        return self.runs > 0 and not any(wrong)


class TeamDesk:
    """The application, asked as a team's device would; what happens to the server is its `Centre`'s."""

    def __init__(self, centre: Centre, device: TeamDevice, clock: Callable[[], datetime]) -> None:
        self.centre, self.device, self.clock = centre, device, clock

    async def ask(self, call: ShiftCall) -> ShiftAnswer:
        if call.kind in ("backup", "restore"):
            return await self.centre.ask(Call(call.kind))  # type: ignore[arg-type]  # one of the two
        method, target = _request(call)
        return heard(await self.device.ask(self.centre.client, method, target, self.clock(), call.body))


async def run_shift(
    seed: int,
    root: Path,
    *,
    steps: int,
    weather: Weather = WEATHER,
    postgres: PostgresAddress | None = None,
    say: Say | None = None,
) -> ShiftOutcome:
    """Play one seed over what `make_published` made in `root` and `postgres`, and compare centre and tablets."""
    settings = settings_in(root, postgres)
    shift = Shift(seed, weather=weather, cast=_cast(settings))
    shift.say = say

    def clock() -> datetime:
        return shift.now

    shift.durable = lambda: _durable(settings)
    async with Centre(settings, clock, Random(seed)) as centre:
        device = TeamDevice(Random(seed))
        await remove_user("Sanne", datetime.fromtimestamp(1, shift.now.tzinfo))
        await device.enrol(centre.client, await invite("Tablet 1", [PLACE], shift.now, is_for_helpers=False))
        # Two backups that know the device: a restore from before it was enrolled is another story.
        for _ in range(2):
            await centre.ask(Call("backup"))
        await play_async(shift.steps(steps), TeamDesk(centre, device, clock).ask, shift.say)
    return judge_shift(shift, settings.database)


def judge_shift(shift: Shift, database: Address) -> ShiftOutcome:
    """What the tables say, beside the tablets and beside a fold of the whole log."""
    operations, records = read_operations(database)
    refolded: View = {}
    for raw, stamp, reason in operations:
        if not reason:
            refolded = fold(refolded, raw, stamp)
    ids = [raw["op_id"] for raw, _, _ in operations]
    told = told_of(records)
    return ShiftOutcome(
        runs=len(shift.must),
        faults=shift.faults,
        kinds=shift.kinds,
        lost=len(shift.must - set(ids)),
        doubled=len(ids) - len(set(ids)),
        stuck=shift.waiting(),
        unfolded=int(told_of(refolded) != told),
        differing=sum(told_of(tablet.shown()) != told for tablet in shift.tablets),
    )


def read_operations(database: Address) -> tuple[list[tuple[Raw, str, str]], View]:
    """The log in its order, and the records."""
    decode = msgspec.json.Decoder(Record).decode  # type: ignore[var-annotated, arg-type]  # a union is no class
    rows = rows_of(database, "SELECT envelope, stamp, reason FROM staff_operation ORDER BY commit_seq")
    operations = [(msgspec.json.decode(text), stamp, reason) for text, stamp, reason in rows]
    records = [decode(state) for (state,) in rows_of(database, "SELECT state FROM staff_record")]
    return operations, {(record.entity, record.entity_id): record for record in records}


def _request(call: ShiftCall) -> tuple[str, str]:
    if call.kind == "push":
        return "POST", f"/sync/replicas/{call.replica}/operations"
    if call.kind == "feed":
        return "GET", f"/sync/feed?scope={PLACE}&cursor={call.cursor}"
    return "GET", "/sync/snapshot"


def _cast(settings: Settings) -> Cast:
    ids = dict(rows_of(settings.database, "SELECT name, id FROM account"))
    return Cast(ids["Ahmed"], ids["Sanne"], PLACE, box_for(settings))


def _durable(settings: Settings) -> set[str]:
    """What no restore can take away: one to a backup of another epoch could bring, or take, anything (clause 1.7)."""
    kept = backups(settings.backups)
    if not kept or position_in(kept[0]).epoch != source_of(settings.database).position().epoch:
        return set()
    if settings.postgres is None:
        return {op_id for (op_id,) in rows_of(kept[0], "SELECT op_id FROM staff_operation")}
    return _operations_in(kept[0])


def _operations_in(dump: Path) -> set[str]:
    table = ["--data-only", "--table=staff_operation", "--file=-"]
    said = subprocess.run(["pg_restore", *table, dump], check=True, capture_output=True, text=True).stdout
    head, _, rows = said.partition("COPY public.staff_operation (")[2].partition(") FROM stdin;\n")
    column = head.split(", ").index("op_id")
    return {row.split("\t")[column] for row in takewhile(lambda row: row != "\\.", rows.split("\n"))}
