"""A team's tablet in the hands of a test: enrolled over HTTP, its log the Python twin."""

from random import Random
from typing import Any

import httpx
from litestar import Litestar

from backend.accounts.devices import invite
from backend.accounts.tables import Account
from tests.conftest import Caller, Clock
from tests.devices import TeamDevice
from tests.faults.words import heard
from tests.phones import CALM
from tests.server import PLACE
from tests.tablets import Tablet


class Team:
    """One tablet, the people who use it, and what it says to the server."""

    def __init__(self, newcomer: Caller, clock: Clock, seed: int) -> None:
        self.client, self.clock = newcomer.client, clock
        self.device = TeamDevice(Random(seed))
        self.tablet = Tablet(Random(seed), CALM)
        self.actor = ""

    async def enrol(
        self, *, places: tuple[str, ...] = (PLACE,), is_for_helpers: bool = False
    ) -> httpx.Response:
        code = await invite("Tablet 1", places, self.clock(), is_for_helpers=is_for_helpers)
        self.actor = await id_of("Sanne")
        return await self.device.enrol(self.client, code)

    def write(
        self,
        entity: str,
        entity_id: str,
        patch: object,
        *,
        text: str | None = None,
        text_as: str = "text",
        **more: object,
    ) -> str:
        content: dict[str, Any] = {
            "actor": self.actor,
            "place": PLACE,
            "entity": entity,
            "entity_id": entity_id,
            "patch": patch,
            **more,
        }
        return self.tablet.write(content, self.clock(), text, text_as)

    async def ask(self, method: str, target: str, body: bytes = b"") -> httpx.Response:
        return await self.device.ask(self.client, method, target, self.clock(), body)

    async def push(self) -> httpx.Response:
        """Send what waits, and hear the answer."""
        replica, body = self.tablet.disk.log.replica, self.tablet.push()
        assert body is not None
        reply = await self.ask("POST", f"/sync/replicas/{replica}/operations", body)
        self.tablet.pushed(heard(reply))
        return reply

    async def pull(self) -> httpx.Response:
        """Read what follows, or all where nothing is there to follow."""
        cursor = self.tablet.disk.log.cursor
        if cursor is None:
            reply = await self.ask("GET", "/sync/snapshot")
            self.tablet.shot(heard(reply))
        else:
            reply = await self.ask("GET", f"/sync/feed?scope={PLACE}&cursor={cursor}")
            self.tablet.fed(heard(reply), self.clock())
        return reply

    def states(self) -> list[tuple[str, str | None]]:
        return [(entry.state, entry.reason) for entry in self.tablet.disk.log.entries]


async def id_of(name: str) -> str:
    row = await Account.select(Account.id).where(Account.name == name).first()
    assert row is not None
    return str(row["id"])


async def enrolled(newcomer: Caller, clock: Clock, seed: int = 1, **more: Any) -> Team:
    """A team whose tablet may speak."""
    team = Team(newcomer, clock, seed)
    assert (await team.enrol(**more)).status_code == 200
    return team


async def snapshot_of(team: Team) -> Team:
    """Somebody else with the same device, who was told all of its places now."""
    reader = Team(Caller(team.client), team.clock, 99)
    reader.device = team.device
    await reader.pull()
    return reader


def high_water(app: Litestar) -> Any:
    return app.state.high_water


def nothing_opens(_box: str) -> None:
    """A centre without keys."""
